using Belong.Bot.Cases;

namespace Belong.Bot.Screening;

/// <summary>What follows from findings: one flag with its reasons in order, or nothing.</summary>
internal static class FlagPolicy
{
    /// <summary>Weighs the findings that reached their thresholds.</summary>
    /// <param name="late">Read after a stop, not as it was said.</param>
    /// <returns>Null where there is no finding.</returns>
    public static Flag? Weigh(Utterance utterance, IReadOnlyList<Finding> findings, bool late)
    {
        if (findings.Count == 0)
            return null;

        var ordered = findings
            .OrderByDescending(finding => finding.Urgent)
            .ThenBy(finding => finding.Category.Rank)
            .ThenByDescending(finding => finding.Score)
            .ToList();
        var reasons = ordered
            .DistinctBy(finding => (finding.Detector, finding.Category, finding.Clause))
            .Select(finding => new FlagReason(
                finding.Category,
                finding.Clause,
                finding.Score,
                finding.Detector,
                finding.Why
            )
            {
                Earlier = finding.Earlier,
            })
            .ToList();
        var (text, marks) = Evidence.Of(utterance, ordered);
        var message = utterance.Message;
        return new Flag(
            new MessageReference(message.Channel, message.Id, message.Edit, message.Link),
            text,
            message.At,
            reasons,
            marks
        )
        {
            Urgent = ordered[0].Urgent || ExposesAndAttacks(ordered),
            Late = late,
        };
    }

    // A person's details together with an attack invite others to seek that person out (C8, C9).
    private static bool ExposesAndAttacks(List<Finding> findings) =>
        findings.Exists(finding => finding.Category == FlagCategory.PersonalData)
        && findings.Exists(finding => finding.Category.IsAttack);
}
