using Belong.Classifiers.Text;

namespace Belong.Bot.Screening;

/// <summary>
/// Signs of selling: prices, discounts, an invitation to buy. One alone says nothing (bursaries have prices, too), so
/// they only weigh together and only beside something else, such as repetition.
/// </summary>
internal static class SalesCues
{
    private const int Enough = 2;

    private static readonly PhraseBook<int> Phrases = new(
        new[]
        {
            "discount",
            "discounts",
            "discounted",
            "promo",
            "promo code",
            "voucher",
            "bargain",
            "special offer",
            "exclusive offer",
            "limited time",
            "limited offer",
            "early bird",
            "buy",
            "buy now",
            "order now",
            "purchase",
            "my services",
            "our services",
            "my rates",
            "our rates",
            "my clients",
            "our clients",
            "consultancy services",
            "coaching package",
            "coaching packages",
            "book a call",
            "book a free call",
            "book a discovery call",
            "discovery call",
            "free consultation",
            "free trial",
            "free quote",
            "for a quote",
            "dm me",
            "message me for",
            "contact me for",
            "hire me",
            "hire us",
            "sign up now",
            "don't miss out",
            "money back",
            "best price",
            "best prices",
            "affordable",
            "for sale",
            "my new book",
            "my book",
            "my course",
            "our packages",
            "my packages",
            "paid programme",
            "per month",
            "per session",
            "per person",
        }.Select((phrase, index) => (phrase, index))
    );

    /// <summary>Whether at least two different signs are there.</summary>
    public static bool AreIn(NormalisedText text)
    {
        var found = 0;
        var priced = false;
        var last = -1;
        for (var token = 0; token < text.Tokens.Length && found < Enough; token++)
        {
            if (!priced && IsPrice(text, token))
            {
                priced = true;
                found++;
            }
            else if (Phrases.TryMatch(text, token, out var end, out var phrase) && phrase != last)
            {
                last = phrase;
                token = end;
                found++;
            }
        }

        return found >= Enough;
    }

    private static bool IsPrice(NormalisedText text, int token) =>
        text.Tokens[token].Kind switch
        {
            TokenKind.Price => true,
            TokenKind.Number => text.ValueOf(text.Tokens[token]).EndsWith('%')
                && token + 1 < text.Tokens.Length
                && text.ValueOf(text.Tokens[token + 1]) is "off",
            _ => false,
        };
}
