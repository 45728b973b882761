using Belong.Bot.Chat;

namespace Belong.Bot.Cases;

/// <summary>What a batch of news is decided on, as one moment shows it.</summary>
/// <param name="Files">The subjects' undecided cases, and those that evidence belongs to.</param>
/// <param name="Evidence">For each message that is evidence, the newest case of which it is.</param>
/// <param name="Histories">Each subject's cases, newest first, at most 50.</param>
internal sealed record CaseBackground(
    IReadOnlyList<CaseFile> Files,
    IReadOnlyDictionary<MessageId, CaseId> Evidence,
    ILookup<MemberId, CaseSummary> Histories
);
