using Belong.Classifiers.Data;

namespace Belong.Classifiers.Training;

/// <summary>The registers of benign talk, and how many of a thousand texts of each may be flagged.</summary>
internal static class Registers
{
    private const Labels Harmful =
        Labels.Insult
        | Labels.Identity
        | Labels.Threat
        | Labels.Sexual
        | Labels.Hostile
        | Labels.Promotion
        | Labels.Spam
        | Labels.Doxxing;

    public static IReadOnlyList<(string Name, double Budget)> All { get; } =
    [
        ("support chat", 0.0025),
        ("developer chat", 0.004),
        ("friendly comments", 0.0095),
        ("long posts", 0.02),
        ("posts with links", 0.009),
        ("requests", 0.008),
        ("practice", 0.018),
        ("innocent shares", 0.05),
        ("posts of many lines", 0.03),
        ("neutral mentions", 0.02),
        ("denials and reports", 0.12),
        ("victims' accounts", 0.03),
        ("travel advice", 0.03),
    ];

    /// <summary>Whether a text is benign and belongs to a register.</summary>
    public static bool Contains(string register, LabelledText text) =>
        (text.Labels & Harmful) == 0
        && register switch
        {
            "support chat" => text.Source.Name == "irc_ubuntu",
            "developer chat" => text.Source.Name == "gitter_livechat",
            "friendly comments" => text.Source.Name == "goemotions_benign",
            "long posts" => text.Source.Name is "github_incivility" && text.Text.Length > 600,
            "posts with links" => text.Source.Name
                is "irc_ubuntu"
                    or "gitter_livechat"
                    or "github_incivility"
                    or "politeness"
                && text.Text.Contains("http", StringComparison.OrdinalIgnoreCase),
            "requests" => text.Source.Name == "politeness",
            "victims' accounts" => text.Source.Name == "hardneg_safecity",
            "travel advice" => text.Source.Name == "travel_forum",
            "practice" => text.Source == Sources.Own && !IsAboutSelling(text),
            "innocent shares" => text.Source == Sources.Own && IsAboutSelling(text),
            "posts of many lines" => text.Source == Sources.Posts,
            "neutral mentions" => text.Source == Sources.Templates
                && text.Id.StartsWith("groups-", StringComparison.Ordinal),
            "denials and reports" => text.Source == Sources.Templates
                && !text.Id.StartsWith("groups-", StringComparison.Ordinal),
            _ => false,
        };

    private static bool IsAboutSelling(LabelledText text) => text.Id.StartsWith("promotion-", StringComparison.Ordinal);

    /// <summary>Whether a text is everyday talk, which most messages are and whose cost therefore counts.</summary>
    public static bool IsTalk(LabelledText text) =>
        Contains("support chat", text)
        || Contains("developer chat", text)
        || Contains("friendly comments", text)
        || Contains("practice", text);
}
