using Belong.Bot.Chat;

namespace Belong.Bot.Charter;

/// <summary>A member agreed to one version of the charter (M1).</summary>
/// <param name="Member">Who agreed.</param>
/// <param name="Version">The <see cref="CommunityCharter.Version"/> that the member was shown.</param>
/// <param name="At">When.</param>
internal sealed record Acceptance(MemberId Member, string Version, DateTimeOffset At)
{
    /// <summary>
    /// Whether to ask the member to accept the charter: nothing was accepted yet, or what was accepted is not
    /// the present wording. Another version counts as another wording whether it is newer or older, because a
    /// community may go back to an earlier one, and nobody is held to a text they were not shown.
    /// </summary>
    /// <param name="charter">The charter in force.</param>
    /// <param name="latest">The member's latest acceptance, or null.</param>
    public static bool IsNeeded(CommunityCharter charter, Acceptance? latest) =>
        latest is null || !string.Equals(latest.Version, charter.Version, StringComparison.Ordinal);
}
