using System.Text;
using System.Text.Json;
using Belong.Bot.Platforms.Discord.Gateway;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

public sealed class GatewayMessageTests
{
    private static readonly GatewayEventNames Names = new(["MESSAGE_CREATE"]);

    [Theory]
    [InlineData("""{"t":"MESSAGE_CREATE","s":7,"op":0,"d":{"id":"1","n":[{"x":null}]}}""")]
    [InlineData("""{"op":0,"d":{"id":"1","n":[{"x":null}]},"s":7,"t":"MESSAGE_CREATE"}""")]
    [InlineData("""{"d":{"id":"1","n":[{"x":null}]},"s":7,"t":"MESSAGE_CREATE","op":0}""")]
    [InlineData("""{"t":"MESSAGE_CREATE","s":7,"op":0,"d":{"id":"1","n":[{"x":null}]},"later":{"d":2}}""")]
    [InlineData("""{"new":{"op":3,"d":4},"t":"MESSAGE_CREATE","s":7,"op":0 , "d" : {"id":"1","n":[{"x":null}]} } """)]
    public void A_wanted_event_is_read_however_its_fields_are_ordered_and_whatever_fields_are_new(string json)
    {
        var message = Read(json);

        Assert.Equal((0, 7L, "MESSAGE_CREATE"), (message.Opcode, message.Sequence, message.Name));
        Assert.Equal("""{"id":"1","n":[{"x":null}]}""", message.Data.GetRawText());
    }

    [Theory]
    [InlineData("""{"t":"TYPING_START","s":8,"op":0,"d":{"id":"1"}}""")]
    [InlineData("""{"op":0,"d":{"id":"1"},"s":8,"t":"TYPING_START"}""")]
    [InlineData(
        """{"t":"AN_EVENT_OF_NEXT_YEAR_WHOSE_NAME_IS_LONGER_THAN_THAT_OF_ANY_EVENT_SO_FAR","s":8,"op":0,"d":[]}"""
    )]
    public void An_event_that_nobody_asked_for_is_counted_and_not_read(string json)
    {
        var message = Read(json);

        Assert.Equal((0, 8L, (string?)null), (message.Opcode, message.Sequence, message.Name));
        Assert.Equal(JsonValueKind.Undefined, message.Data.ValueKind);
    }

    [Fact]
    public void A_message_without_number_and_name_is_read()
    {
        var hello = Read("""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":["x"]}}""");
        var invalid = Read("""{"op":9,"d":false}""");
        var acknowledged = Read("""{"op":11}""");

        Assert.Equal((10, 41250), (hello.Opcode, hello.Data.GetProperty("heartbeat_interval").GetInt32()));
        Assert.Equal((9, JsonValueKind.False), (invalid.Opcode, invalid.Data.ValueKind));
        Assert.Equal((11, JsonValueKind.Undefined), (acknowledged.Opcode, acknowledged.Data.ValueKind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"t":"MESSAGE_CREATE","s":7,"op":0,"d":{"id":"1" """)]
    [InlineData("""{"t":"MESSAGE_CREATE","s":7,"op":"0","d":{}}""")]
    [InlineData("""{"t":"MESSAGE_CREATE","s":7}""")]
    public void What_is_not_a_message_of_the_gateway_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => Read(json));

    [Fact]
    public void What_was_read_stays_when_the_memory_it_came_in_is_used_again()
    {
        var json = Encoding.UTF8.GetBytes("""{"t":"MESSAGE_CREATE","s":7,"op":0,"d":{"content":"kept"}}""");
        var message = GatewayMessage.Read(json, Names);
        json.AsSpan().Clear();

        Assert.Equal("kept", message.Data.GetProperty("content").GetString());
    }

    private static GatewayMessage Read(string json) => GatewayMessage.Read(Encoding.UTF8.GetBytes(json), Names);
}
