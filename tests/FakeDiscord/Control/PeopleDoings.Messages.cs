using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Control;

/// <summary>Speaking.</summary>
public sealed partial class PeopleDoings
{
    /// <summary>Says something in a channel or thread, or directly to the bot.</summary>
    public Message Speak(User user, Channel channel, string text, Message? replyTo = null) =>
        Do(() =>
        {
            if (channel.Kind is ChannelKind.Forum)
                Refuse("A forum takes posts only.");
            Require(user, channel, channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages);
            if (channel.Thread is { } thread)
            {
                if (thread.Locked)
                    Require(user, channel, Permission.ManageThreads);
                _world.Places.Join(channel, user);
            }

            return _world.Board.Post(new MessageDraft(channel, user, text) { RepliesTo = replyTo });
        });

    public Message Speak(Member member, Channel channel, string text, Message? replyTo = null) =>
        Speak(member.User, channel, text, replyTo);

    /// <summary>Says something to the bot alone.</summary>
    public Message SpeakDirectly(User user, string text) =>
        Speak(user, Do(() => _world.Account.DirectWith(user)), text);

    /// <summary>
    /// Posts with embeds, attachments or components that a test makes up, as JSON objects of Discord's response form.
    /// </summary>
    public Message SpeakRich(
        User user,
        Channel channel,
        string text,
        JsonArray? embeds = null,
        JsonArray? attachments = null
    ) =>
        Do(() =>
        {
            Require(user, channel, channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages);
            return _world.Board.Post(
                new MessageDraft(channel, user, text) { Embeds = embeds ?? [], Attachments = attachments ?? [] }
            );
        });

    /// <summary>The author edits.</summary>
    public void Edit(Message message, string text) =>
        Do(() =>
        {
            Require(message.Author, message.Channel, Permission.ViewChannel);
            _world.Board.Edit(message, one => one.Content = text);
        });

    /// <summary>The author deletes; by somebody else it takes MANAGE_MESSAGES.</summary>
    public void Delete(Message message, User? by = null) =>
        Do(() =>
        {
            if (by is not null && by != message.Author)
                Require(by, message.Channel, Permission.ManageMessages);
            _world.Board.Delete(message, by ?? message.Author, reason: null);
        });

    public void DeleteInBulk(User by, Channel channel, IEnumerable<Message> messages) =>
        Do(() =>
        {
            Require(by, channel, Permission.ManageMessages);
            _world.Board.DeleteInBulk(channel, messages.Select(message => message.Id), by, reason: null);
        });

    public Message Forward(User user, Message message, Channel to) =>
        Do(() =>
        {
            Require(user, message.Channel, Permission.ReadMessageHistory);
            Require(user, to, to.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages);
            return _world.Board.Post(new MessageDraft(to, user, "") { Forwards = message });
        });

    /// <summary>Discord has fetched a link of the message: an embed appears, and an update comes.</summary>
    public void Unfurl(Message message, string title, string description) =>
        Do(() =>
            _world.Board.Unfurl(
                message,
                new JsonObject
                {
                    ["type"] = "link",
                    ["url"] = "https://example.org/",
                    ["title"] = title,
                    ["description"] = description,
                }
            )
        );

    /// <summary>Opens a thread, out of a message when one is given.</summary>
    public Channel OpenThread(User user, Channel channel, string name, Message? from = null, bool isPrivate = false) =>
        Do(() =>
        {
            Require(user, channel, isPrivate ? Permission.CreatePrivateThreads : Permission.CreatePublicThreads);
            return _world.Places.AddThread(
                channel,
                name,
                isPrivate ? ChannelKind.PrivateThread : ChannelKind.PublicThread,
                user,
                from
            );
        });

    /// <summary>A forum post: a thread with its first message, which has the thread's id.</summary>
    public Channel PostInForum(User user, Channel forum, string title, string text) =>
        Do(() =>
        {
            if (forum.Kind is not ChannelKind.Forum)
                Refuse("Only a forum takes posts.");
            Require(user, forum, Permission.SendMessages);
            var thread = _world.Places.AddThread(forum, title, ChannelKind.PublicThread, user, starter: null);
            _world.Board.Post(new MessageDraft(thread, user, text));
            return thread;
        });

    /// <summary>Archives or locks a thread, or brings it back.</summary>
    public void SetArchived(Channel thread, bool archived, bool locked = false) =>
        Do(() => _world.Places.SetArchived(thread, archived, locked));

    /// <summary>
    /// What a user sees in a channel: its messages, and the ephemeral ones to this user; empty when the channel is out
    /// of sight.
    /// </summary>
    public IReadOnlyList<Message> Sees(User user, Channel channel) =>
        Do<IReadOnlyList<Message>>(() =>
            FakeAccess.MaySee(channel, user, _world.App.Bot, _world.Now)
                ? [.. channel.Messages.Where(message => message.EphemeralTo is null || message.EphemeralTo == user)]
                : []
        );

    /// <summary>What the bot and a user wrote to each other.</summary>
    public IReadOnlyList<Message> DirectMessages(User user) => Sees(user, Do(() => _world.Account.DirectWith(user)));

    /// <summary>
    /// So many messages at once, in turn by these members, as fast as the socket takes them: all are written to the
    /// world before the first one leaves.
    /// </summary>
    /// <param name="text">The text of the message with this number.</param>
    public void Burst(Channel channel, IReadOnlyList<Member> members, int count, Func<int, string> text)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(text);
        Do(() =>
        {
            _world.Sink?.Hold();
            for (var number = 0; number < count; number++)
                _world.Board.Post(new MessageDraft(channel, members[number % members.Count].User, text(number)));
            _world.Sink?.Release();
        });
    }
}
