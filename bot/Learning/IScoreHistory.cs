using Belong.Bot.Chat;

namespace Belong.Bot.Learning;

/// <summary>What screening and people have made of messages: scores and decisions, never texts.</summary>
internal interface IScoreHistory
{
    /// <summary>Counts what was screened from <see cref="PreviewQuestion.Since"/> on, up to now.</summary>
    Task<ThresholdPreview> PreviewAsync(PreviewQuestion question, CancellationToken cancellationToken);

    /// <summary>The flags of decided cases that were opened since a time.</summary>
    Task<IReadOnlyList<DecidedFlag>> DecidedFlagsAsync(
        CommunityId community,
        DateTimeOffset since,
        CancellationToken cancellationToken
    );
}
