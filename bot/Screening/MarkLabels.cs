using System.Diagnostics;
using Belong.Bot.Cases;

namespace Belong.Bot.Screening;

/// <summary>What marked words are labelled with.</summary>
internal static class MarkLabels
{
    public static string Of(FlagCategory category) =>
        category switch
        {
            FlagCategory.Identity => "identity",
            FlagCategory.Threat => "threat",
            FlagCategory.Sexual => "sexual",
            FlagCategory.Insult => "insult",
            FlagCategory.Promotion => "promotion",
            FlagCategory.Repetition => "said before",
            FlagCategory.Invitation => "link",
            FlagCategory.PersonalData => "personal data",
            FlagCategory.ListedWord => "listed words",
            FlagCategory.CeaseOrder => "asked to stop",
            FlagCategory.PlatformFilter => "filtered",
            _ => throw new UnreachableException(),
        };
}
