using Belong.Bot.Chat;

namespace Belong.Bot.Platforms.Local;

/// <summary>How much of a message a person sees.</summary>
internal static class Sight
{
    /// <summary>What is hidden for review is read by these alone.</summary>
    private const Roles Reviewers = Roles.Moderator | Roles.Operator | Roles.Trustee;

    /// <summary>The message without what the viewer may not read.</summary>
    public static LocalMessage Of(LocalMessage message, LocalMember viewer)
    {
        var seen =
            message.State == MessageState.Visible || Reads(message.State, viewer)
                ? message
                : message with
                {
                    Text = "",
                    Forwards = [],
                    Post = null,
                };
        return seen.ReplyTo is { Text.Length: > 0 } quote && !Reads(quote.State, viewer)
            ? seen with
            {
                ReplyTo = quote with { Text = "" },
            }
            : seen;
    }

    private static bool Reads(MessageState state, LocalMember viewer) =>
        state switch
        {
            MessageState.Visible => true,
            MessageState.Hidden => (viewer.Roles & Reviewers) != Roles.None,
            _ => false,
        };
}
