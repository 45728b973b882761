using Belong.Bot.Cases;
using Belong.Bot.Chat;
using Xunit;

namespace Belong.Tests.Screening;

public sealed class PersonalDataTests
{
    private readonly ScreeningStory _story = new();

    [Theory]
    [InlineData("Her number is 07700 900123 if anybody wants a word with her", "07700 900123")]
    [InlineData("Sarah Jones: +44 7700 900123", "+44 7700 900123")]
    [InlineData("her landline is +44 (0)113 496 0123", "+44 (0)113 496 0123")]
    [InlineData("Here are her contact details: 07700 900123", "07700 900123")]
    [InlineData("Ring Sarah's husband at home on 0113 496 0999", "0113 496 0999")]
    [InlineData("he lives at 14 Acacia Road, Leeds LS1 4AB", "14 Acacia Road, Leeds LS1 4AB")]
    [InlineData("Write to him: jo.bloggs77@gmail.com", "jo.bloggs77@gmail.com")]
    [InlineData("NI number AB 12 34 56 C for the form", "AB 12 34 56 C")]
    [InlineData("the card is 4111 1111 1111 1111, use it", "4111 1111 1111 1111")]
    [InlineData("pay him at GB82 WEST 1234 5698 7654 32 now", "GB82 WEST 1234 5698 7654 32")]
    public async Task Another_persons_details_are_flagged_and_marked(string text, string marked)
    {
        var flag = await _story.SayAsync(text);

        Assert.Equal(FlagCategory.PersonalData, flag!.Main.Category);
        Assert.Equal("C9", flag.Main.Clause.Value);
        var mark = Assert.Single(flag.Marks);
        Assert.Equal(marked, flag.Text.Substring(mark.Start, mark.Length));
        Assert.DoesNotContain(marked, flag.Main.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Call me on 07700 900123 if you are lost")]
    [InlineData("My number has changed: 07700 900123")]
    [InlineData("Contact me at jo.bloggs@gmail.com")]
    [InlineData("You can reach our office on 0113 496 0123")]
    [InlineData("Contact Sarah Jones on 07700 900123 to book your place")]
    [InlineData("The helpline is 0808 157 0000, free at any hour")]
    [InlineData("Write to info@belong.example.org or hello@example.com")]
    [InlineData("Speak to Amina, her email is amina.khan@leeds.gov.uk")]
    [InlineData("We meet at the Community Hall, 14 Acacia Road, Leeds LS1 4AB at 7pm")]
    [InlineData("Kind regards\nJo Bloggs\n07700 900123")]
    [InlineData("The grant was \u00a314,500 in 2024 and 2,345 people came")]
    [InlineData("Order 4111 1111 1111 1112 never arrived")]
    [InlineData("https://example.org/items/4111111111111111")]
    [InlineData("See message 1234567890123456789")]
    [InlineData("Device 45018894-4111-1111-1111-111111AABBCC")]
    [InlineData("Their diner is great, ring them: (212) 496-0123")]
    [InlineData("Example Trust Ltd, 14 Acacia Road, Leeds LS1 4AB, tel 0113 496 0123")]
    [InlineData("Donate to our appeal: GB82 WEST 1234 5698 7654 32")]
    [InlineData("Agenda\n10:00 - Welcome: Jo\n10:15 - Keynote: Sam\n11:00 - Tea: all")]
    public async Task Own_and_public_details_pass(string text)
    {
        Assert.Null(await _story.SayAsync(text));
    }

    [Fact]
    public async Task A_mail_pasted_with_its_header_is_flagged()
    {
        var flag = await _story.SayAsync(
            "Look what she wrote:\nFrom: A Member\nSent: Monday\nTo: B Member\nSubject: Private\n\nDear B, ..."
        );

        Assert.Contains("an e-mail pasted with its header", flag!.Main.Why, StringComparison.Ordinal);
        var mark = Assert.Single(flag.Marks);
        Assert.StartsWith("From:", flag.Text.Substring(mark.Start, mark.Length), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_chat_pasted_line_by_line_is_flagged()
    {
        Assert.NotNull(
            await _story.SayAsync(
                "12/03/2026, 14:02 - Anna: hello\n12/03/2026, 14:03 - Ben: not in public please\n12/03/2026, 14:05 - "
                    + "Anna: "
                    + "fine"
            )
        );
    }

    [Fact]
    public async Task Correspondence_shared_with_permission_passes()
    {
        Assert.Null(
            await _story.SayAsync(
                "Shared with her permission:\nFrom: A Member\nSent: Monday\nTo: B Member\nSubject: Funding"
            )
        );
    }

    [Fact]
    public async Task A_preview_of_a_contact_page_is_not_the_members_doing()
    {
        Assert.Null(
            await _story.TakeAsync(
                _story.Message("https://example.org/people") with
                {
                    Parts = [new MessagePart(MessagePartKind.Embed, "Her number is 07700 900123")],
                }
            )
        );
    }
}
