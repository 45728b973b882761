using System.Text.RegularExpressions;
using Belong.Classifiers.Text;

namespace Belong.Bot.Screening.Detectors;

/// <summary>
/// Numbers that give access to somebody's money or identity, recognised by their check digits and forms.
/// </summary>
internal static partial class IdentityNumbers
{
    // Lengths from the SWIFT IBAN Registry, for the countries met here.
    private static readonly Dictionary<string, int> IbanLengths = new(StringComparer.Ordinal)
    {
        ["GB"] = 22,
        ["IE"] = 22,
        ["DE"] = 22,
        ["FR"] = 27,
        ["NL"] = 18,
        ["ES"] = 24,
        ["PL"] = 28,
        ["IT"] = 27,
        ["RO"] = 24,
        ["PT"] = 25,
        ["BE"] = 16,
        ["AT"] = 20,
        ["CH"] = 21,
        ["DK"] = 18,
        ["SE"] = 24,
        ["NO"] = 15,
        ["FI"] = 18,
        ["GR"] = 27,
        ["LT"] = 20,
        ["LV"] = 21,
        ["CZ"] = 24,
        ["SK"] = 24,
        ["HU"] = 28,
        ["BG"] = 22,
        ["HR"] = 21,
        ["TR"] = 26,
        ["PK"] = 24,
    };

    // More of them tell nothing new.
    private const int MostFound = 32;

    public static void AddTo(List<PersonalDatum> data, NormalisedText text)
    {
        var original = text.Original;
        foreach (var match in InsuranceNumber().EnumerateMatches(original))
        {
            if (IsIssued(original.AsSpan(match.Index, 2)))
                data.Add(new PersonalDatum("a National Insurance number", match.Index, match.Length, 0.95f));
        }

        foreach (var match in CardNumber().EnumerateMatches(original))
        {
            if (data.Count >= MostFound)
                break;

            if (IsCard(original.AsSpan(match.Index, match.Length)) && !IsInAddress(text, match.Index))
                data.Add(new PersonalDatum("a bank card number", match.Index, match.Length, 0.95f));
        }

        foreach (var match in AccountNumber().EnumerateMatches(original))
        {
            if (IbanLength(original.AsSpan(match.Index, match.Length)) is not { } length)
                continue;

            // Charities publish the account that they ask to be paid into.
            var owner = ContactContext.Of(text, match.Index, length);
            var own =
                (owner & (ContactOwner.Author | ContactOwner.Public | ContactOwner.Offered)) != 0
                && !owner.HasFlag(ContactOwner.SomebodyElse);
            data.Add(new PersonalDatum("a bank account number", match.Index, length, own ? 0.2f : 0.8f));
        }
    }

    // Prefixes that HMRC never gives out (National Insurance Manual NIM39110).
    private static bool IsIssued(ReadOnlySpan<char> prefix) =>
        prefix.ToString().ToUpperInvariant() is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ");

    // Luhn's check (ISO/IEC 7812-1) over 15 digits (American Express) or 16 (Visa, Mastercard, Maestro and others).
    private static bool IsCard(ReadOnlySpan<char> written)
    {
        Span<int> digits = stackalloc int[16];
        var count = 0;
        foreach (var c in written)
        {
            if (char.IsAsciiDigit(c))
                digits[count++] = c - '0';
        }

        var issuer = count switch
        {
            15 => digits[0] == 3 && digits[1] is 4 or 7,
            16 => digits[0] is >= 3 and <= 6 || (digits[0] == 2 && digits[1] is >= 2 and <= 7),
            _ => false,
        };
        if (!issuer)
            return false;

        var sum = 0;
        var varied = false;
        for (var i = 0; i < count; i++)
        {
            var doubled = (count - i) % 2 == 0 ? digits[i] * 2 : digits[i];
            sum += doubled > 9 ? doubled - 9 : doubled;
            varied |= digits[i] != digits[0];
        }

        return varied && sum % 10 == 0;
    }

    private static bool IsInAddress(NormalisedText text, int original)
    {
        foreach (var token in text.Tokens)
        {
            if (token.OriginalStart <= original && original < token.OriginalStart + token.OriginalLength)
                return token.Kind is TokenKind.Url or TokenKind.Mention or TokenKind.Email;
        }

        return false;
    }

    // The check of ISO 13616: letters as numbers from 10 on, the first four characters last, modulo 97 is 1.
    private static int? IbanLength(ReadOnlySpan<char> written)
    {
        if (!IbanLengths.TryGetValue(written[..2].ToString(), out var expected))
            return null;

        Span<char> compact = stackalloc char[34];
        var count = 0;
        var length = 0;
        while (count < expected && length < written.Length)
        {
            if (written[length] != ' ')
                compact[count++] = written[length];
            length++;
        }

        if (count < expected)
            return null;

        var remainder = 0;
        for (var i = 0; i < count; i++)
        {
            var c = compact[(i + 4) % count];
            remainder = char.IsAsciiDigit(c)
                ? ((remainder * 10) + c - '0') % 97
                : ((remainder * 100) + c - 'A' + 10) % 97;
        }

        return remainder == 1 ? length : null;
    }

    [GeneratedRegex(
        @"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex InsuranceNumber();

    // Not a stretch of a longer number, nor of an identifier with letters in it.
    [GeneratedRegex(@"(?<![\p{L}0-9-]|[0-9] )[2-6](?:[ -]?[0-9]){14,15}(?![\p{L}-]|[ -]?[0-9])")]
    private static partial Regex CardNumber();

    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}\b")]
    private static partial Regex AccountNumber();
}
