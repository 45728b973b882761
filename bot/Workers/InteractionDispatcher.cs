using System.Diagnostics;
using Belong.Bot.Chat;
using Belong.Bot.Desk;

namespace Belong.Bot.Workers;

/// <summary>
/// Answers presses, commands and typing beside the stream of messages, so that nobody waits behind a busy channel.
/// </summary>
internal sealed partial class InteractionDispatcher(
    ButtonDesk buttons,
    CommandDesk commands,
    ILogger<InteractionDispatcher> logger
) : IDisposable
{
    private const int AtOnce = 32;

    private readonly SemaphoreSlim _places = new(AtOnce);

    /// <summary>Starts to answer; waits only while too many answers are under way.</summary>
    public async Task DispatchAsync(IChatPlatform platform, ChatEvent asked, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        _ = Task.Run(
            async () =>
            {
                try
                {
                    await AnswerAsync(platform, asked, cancellationToken);
                }
                finally
                {
                    _places.Release();
                }
            },
            CancellationToken.None
        );
    }

    /// <summary>Until everything that was begun is answered.</summary>
    public async Task DrainAsync()
    {
        for (var place = 0; place < AtOnce; place++)
            await _places.WaitAsync();
        _places.Release(AtOnce);
    }

    public void Dispose() => _places.Dispose();

    private async Task AnswerAsync(IChatPlatform platform, ChatEvent asked, CancellationToken cancellationToken)
    {
        var interaction = asked switch
        {
            ChatEvent.ButtonPressed press => press.Interaction,
            ChatEvent.CommandInvoked invoked => invoked.Interaction,
            ChatEvent.SuggestionsAsked typing => typing.Interaction,
            _ => throw new UnreachableException(),
        };
        using var scope = Log.Scope(logger, interaction.Id, platform.Community);
        Reply reply;
        try
        {
            reply = asked switch
            {
                ChatEvent.ButtonPressed press => await buttons.AnswerAsync(press, cancellationToken),
                ChatEvent.CommandInvoked invoked => await commands.AnswerAsync(invoked, cancellationToken),
                ChatEvent.SuggestionsAsked typing => await commands.SuggestAsync(typing, cancellationToken),
                _ => throw new UnreachableException(),
            };
        }
#pragma warning disable CA1031 // The presser gets an answer whatever broke.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.Failed(logger, exception);
            reply =
                asked is ChatEvent.SuggestionsAsked
                    ? new Reply.Suggestions([])
                    : new Reply.Refused(
                        RefusalKind.Unavailable,
                        "That did not work, and nothing was changed that you were not told of. Please try again."
                    );
        }

        try
        {
            await platform.ReplyAsync(interaction.Id, reply, CancellationToken.None);
        }
#pragma warning disable CA1031 // Nobody is left to tell but the log.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.Unanswered(logger, exception);
        }
    }

    private static partial class Log
    {
        public static readonly Func<ILogger, InteractionId, CommunityId, IDisposable?> Scope =
            LoggerMessage.DefineScope<InteractionId, CommunityId>("interaction {Interaction} in {Community}");

        [LoggerMessage(LogLevel.Error, "answering failed")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Error, "the answer could not be given")]
        public static partial void Unanswered(ILogger logger, Exception exception);
    }
}
