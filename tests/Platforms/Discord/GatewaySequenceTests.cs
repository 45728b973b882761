using Belong.Bot.Platforms.Discord.Gateway;
using Xunit;

namespace Belong.Tests.Platforms.Discord;

public sealed class GatewaySequenceTests
{
    [Fact]
    public void What_is_resumed_from_is_the_last_event_before_the_first_gap()
    {
        var mark = new SequenceMark();
        mark.Reset(1);
        foreach (var sequence in new[] { 2, 4, 5 })
            mark.Note(sequence);
        Assert.Equal(2, mark.Value);

        mark.Note(3);
        Assert.Equal(5, mark.Value);
    }

    [Fact]
    public void An_event_that_comes_again_changes_nothing()
    {
        var mark = new SequenceMark();
        foreach (var sequence in new[] { 1, 2, 3, 2, 5, 5, 1 })
            mark.Note(sequence);
        Assert.Equal(3, mark.Value);

        mark.Note(4);
        Assert.Equal(5, mark.Value);
    }

    [Fact]
    public void A_number_that_never_comes_does_not_hold_the_session_back_for_ever()
    {
        var mark = new SequenceMark();
        for (var sequence = 2; sequence <= 1000; sequence++)
            mark.Note(sequence);
        Assert.Equal(1000, mark.Value);
    }
}
