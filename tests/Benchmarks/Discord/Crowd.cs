using Belong.FakeDiscord;
using Belong.FakeDiscord.World;

namespace Belong.Benchmarks.Discord;

/// <summary>
/// A few hundred members of the fake's town who talk in four channels; one thing in a hundred that they say is an
/// insult.
/// What they say is told, as Discord tells it, but not kept, so that a million messages do not fill the fake.
/// </summary>
internal sealed class Crowd
{
    private const int Speakers = 300;
    private readonly FakeDiscordServer _discord;
    private readonly Channel[] _channels;
    private readonly Member[] _speakers;

    public Crowd(FakeDiscordServer discord)
    {
        _discord = discord;
        var (people, town) = (discord.People, discord.Town);
        people.AddRole(town.Guild, "Trustees");
        foreach (var name in new[] { "operators", "trustee" })
        {
            people.AddChannel(
                town.Guild,
                name,
                ChannelKind.Text,
                new Overwrite(town.Guild.Id, IsMember: false, Permission.None, Permission.ViewChannel),
                new Overwrite(town.BotRole.Id, IsMember: false, Permission.ViewChannel, Permission.None)
            );
        }

        _channels =
        [
            town.General,
            people.AddChannel(town.Guild, "events"),
            people.AddChannel(town.Guild, "food"),
            people.AddChannel(town.Guild, "music"),
        ];
        _speakers =
        [
            .. Enumerable
                .Range(1, Speakers)
                .Select(number => people.Join(town.Guild, $"Speaker {number}", null, town.Access)),
        ];
    }

    /// <summary>How much has been said.</summary>
    public int Said { get; private set; }

    /// <summary>Says so much, which the gateway keeps back until <see cref="Release"/>.</summary>
    /// <returns>The last message.</returns>
    public Message Prepare(int count)
    {
        var sink = Sink;
        lock (_discord.World.Gate)
        {
            sink.Hold();
            for (var left = count; ; left--)
            {
                var message = new Message(
                    _discord.World.Ids.Next(),
                    _channels[Said % _channels.Length],
                    Next(out var text).User
                )
                {
                    Content = text,
                };
                sink.Tell(MessageEvents.Created(message, _discord.World));
                if (left == 1)
                    return message;
            }
        }
    }

    /// <summary>Lets it go, as fast as the socket takes it.</summary>
    public void Release() => Sink.Release();

    /// <summary>Says so much while nobody listens: kept, to be read afterwards.</summary>
    /// <returns>The last message of each channel.</returns>
    public IReadOnlyList<Message> SayUnheard(int count)
    {
        Dictionary<Channel, Message> last = [];
        lock (_discord.World.Gate)
        {
            for (var left = count; left > 0; left--)
            {
                var channel = _channels[Said % _channels.Length];
                last[channel] = _discord.World.Board.Post(new MessageDraft(channel, Next(out var text).User, text));
            }
        }

        return [.. last.Values];
    }

    private IEventSink Sink => _discord.Gateway;

    private Member Next(out string text)
    {
        var number = Said++;
        var attack = number % 100 == 99;
        text = attack ? Talk.Attack(number) : $"{Talk.Ordinary[number % Talk.Ordinary.Count]} ({number})";
        return _speakers[(attack ? number / 100 : number) % Speakers];
    }
}
