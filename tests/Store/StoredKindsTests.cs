using System.Reflection;
using System.Text.Json;
using Belong.Bot.Cases;
using Belong.Bot.Charter;
using Belong.Bot.Chat;
using Belong.Bot.Outbox;
using Belong.Bot.Store;
using Xunit;

namespace Belong.Tests.Store;

public sealed class StoredKindsTests
{
    private static readonly ClauseId Clause = new("C20");
    private static readonly MemberId Bo = new("local:bo");

    public static TheoryData<string> EventNames => [.. KnownPayloads.Events.Keys];

    public static TheoryData<string> EffectNames => [.. KnownPayloads.Effects.Keys];

    [Fact]
    public void Every_kind_of_event_and_effect_has_its_name_for_ever()
    {
        Assert.Equal(
            KnownPayloads.Events.ToDictionary(pair => pair.Key, pair => pair.Value.Event.GetType()),
            StoredKinds.AllEvents
        );
        Assert.Equal(
            KnownPayloads.Effects.ToDictionary(pair => pair.Key, pair => pair.Value.Effect.GetType()),
            StoredKinds.AllEffects
        );
        Assert.Equal(KindsOf(typeof(CaseEvent)), StoredKinds.AllEvents.Values.ToHashSet());
        Assert.Equal(KindsOf(typeof(Effect)), StoredKinds.AllEffects.Values.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(EventNames))]
    public void Every_kind_of_event_is_written_as_ever_and_comes_back_the_same(string name)
    {
        var (happened, payload) = KnownPayloads.Events[name];

        var written = StoreJson.Write(happened);
        var back = StoreJson.Read<CaseEvent>(StoredKinds.EventOf(name), written);

        AssertSamePayload(payload, written);
        Assert.Equal(StoredKinds.NameOf(happened), name);
        Assert.Equal(JsonSerializer.Serialize<object>(happened), JsonSerializer.Serialize<object>(back));
        Assert.Equal((happened.At, happened.By), (back.At, back.By));
    }

    [Theory]
    [MemberData(nameof(EffectNames))]
    public void Every_kind_of_effect_is_written_as_ever_and_comes_back_the_same(string name)
    {
        var (effect, payload) = KnownPayloads.Effects[name];

        var written = StoreJson.Write(effect);
        var back = StoreJson.Read<Effect>(StoredKinds.EffectOf(name), written) with { Key = effect.Key };

        AssertSamePayload(payload, written);
        Assert.Equal(StoredKinds.NameOf(effect), name);
        Assert.Equal(effect, back);
    }

    [Fact]
    public void What_was_stored_before_a_kind_gained_something_is_still_read()
    {
        Assert.Equal(
            new Effect.RemoveMember(Bo, Removal.Access) { Key = Guid.Empty },
            StoreJson.Read<Effect>(StoredKinds.EffectOf("remove-member"), """{"member":"local:bo"}""") with
            {
                Key = Guid.Empty,
            }
        );
        Assert.Equal(
            new CaseEvent.ExpulsionProposed(Given.Monday, Bo, Clause, "why", Removal.Access),
            StoreJson.Read<CaseEvent>(
                StoredKinds.EventOf("expulsion-proposed"),
                """{"who":"local:bo","clause":"C20","reason":"why","at":"2026-03-02T09:00:00+00:00"}"""
            )
        );
        var flagged = (CaseEvent.FlagRaised)
            StoreJson.Read<CaseEvent>(
                StoredKinds.EventOf("flag-raised"),
                """{"flag":{"message":{"channel":"local:forum","message":"local:1","edit":2,"link":null}"""
                    + ""","text":"the words","at":"2026-03-02T09:00:00+00:00","reasons":[],"marks":[]"""
                    + ""","urgent":true,"late":true},"at":"2026-03-02T09:00:00+00:00"}"""
            );
        Assert.False(flagged.Flag.Message.NeverPosted);
    }

    [Fact]
    public void Every_stored_word_of_a_closed_set_is_kept_for_ever()
    {
        Assert.Equal(
            "Identity Threat Sexual Insult Promotion Repetition Invitation PersonalData ListedWord CeaseOrder "
                + "PlatformFilter",
            string.Join(' ', FlagCategory.All.Select(category => category.Word))
        );
        Assert.Equal("Open Claimed Decided Closed", string.Join(' ', Enum.GetNames<CaseStatus>()));
        Assert.Equal(
            "NoViolation Reminder Warning RequestToCease Expulsion BadFaith Duplicate OutsideScope Repaired",
            string.Join(' ', Enum.GetNames<Disposition>())
        );
        Assert.Equal(
            "Reminder Warning RequestToCease Expulsion TimeOut AppealUpheld AppealRejected",
            string.Join(' ', Enum.GetNames<Notice>())
        );
        Assert.Equal("Moderators Operators Trustee", string.Join(' ', Enum.GetNames<Queue>()));
        Assert.Equal("Confirmed Overturned", string.Join(' ', Enum.GetNames<AppealResult>()));
        Assert.Equal("Kick Ban Access", string.Join(' ', Enum.GetNames<Removal>()));
        Assert.Equal("Ban Kick TimeOut Unban TimeOutLifted", string.Join(' ', Enum.GetNames<HandSanction>()));
        Assert.Equal("Intended Applied Verified Failed Superseded", string.Join(' ', Enum.GetNames<EffectState>()));
    }

    [Fact]
    public void An_unknown_kind_is_said_to_be_of_a_newer_version()
    {
        foreach (var read in new Func<string, Type>[] { StoredKinds.EventOf, StoredKinds.EffectOf })
        {
            var unknown = Assert.Throws<StoreException>(() => read("appealed-by-post"));
            Assert.Equal(StoreFault.Newer, unknown.Fault);
            Assert.Contains("'appealed-by-post'", unknown.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"at":"2026-03-02T09:00:00+00:00","who":null,"text":"x"}""")]
    [InlineData("""{"at":"2026-03-02T09:00:00+00:00","who":"local:bo"}""")]
    [InlineData("""{"at":"once upon a time","who":"local:bo","text":"x"}""")]
    public void A_damaged_payload_is_named_as_such(string payload) =>
        Assert.Equal(
            StoreFault.Corrupt,
            Assert.Throws<StoreException>(() => StoreJson.Read<CaseEvent>(typeof(CaseEvent.NoteAdded), payload)).Fault
        );

    private static HashSet<Type> KindsOf(Type set) =>
        [
            .. set.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
                .Where(kind => kind is { IsAbstract: false } && kind.IsSubclassOf(set)),
        ];

    private static void AssertSamePayload(string expected, string written) =>
        Assert.Equal(
            expected.Replace(
                "\"*\"",
                JsonSerializer.Serialize(KnownPayloads.At).Replace("\\u002B", "+", StringComparison.Ordinal),
                StringComparison.Ordinal
            ),
            written
        );
}
