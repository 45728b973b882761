using Belong.Classifiers.Text;

namespace Belong.Bot.Screening.Detectors;

/// <summary>Telephone numbers and mail addresses of private persons.</summary>
internal sealed class ContactDetails(PersonalDataOptions options)
{
    private static readonly HashSet<string> RoleMailboxes =
    [
        "info",
        "hello",
        "contact",
        "enquiries",
        "enquiry",
        "admin",
        "office",
        "mail",
        "email",
        "events",
        "event",
        "bookings",
        "booking",
        "team",
        "support",
        "training",
        "membership",
        "members",
        "press",
        "media",
        "recruitment",
        "jobs",
        "careers",
        "safeguarding",
        "referrals",
        "reception",
        "help",
        "helpdesk",
        "news",
        "newsletter",
        "webmaster",
        "sales",
        "marketing",
        "feedback",
        "complaints",
        "privacy",
        "dpo",
        "volunteer",
        "volunteering",
        "volunteers",
        "fundraising",
        "donations",
        "research",
        "policy",
        "noreply",
        "no-reply",
        "accounts",
        "finance",
        "hr",
        "secretary",
        "chair",
        "treasurer",
        "report",
        "reports",
        "moderators",
        "conference",
        "community",
        "communications",
        "comms",
    ];

    private static readonly HashSet<string> PersonalMailDomains =
    [
        "gmail.com",
        "googlemail.com",
        "hotmail.com",
        "hotmail.co.uk",
        "outlook.com",
        "live.com",
        "live.co.uk",
        "msn.com",
        "yahoo.com",
        "yahoo.co.uk",
        "ymail.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "aol.com",
        "proton.me",
        "protonmail.com",
        "btinternet.com",
        "sky.com",
        "talktalk.net",
        "virginmedia.com",
        "ntlworld.com",
        "blueyonder.co.uk",
        "gmx.com",
        "gmx.net",
        "mail.com",
        "zoho.com",
        "fastmail.com",
        "tutanota.com",
        "hey.com",
    ];

    private readonly string[] _publicDomains =
    [
        .. options.PublicMailDomains.Select(domain => domain.Trim().TrimStart('@').ToLowerInvariant()),
    ];

    public void AddTo(List<PersonalDatum> data, NormalisedText text)
    {
        foreach (var token in text.Tokens)
        {
            var datum = token.Kind switch
            {
                TokenKind.Phone => Phone(text, token),
                TokenKind.Email => Mail(text, token),
                _ => null,
            };
            if (datum is { } found)
                data.Add(found);
        }
    }

    private static PersonalDatum? Phone(NormalisedText text, Token token)
    {
        var written = text.ValueOf(token);
        Span<char> digits = stackalloc char[16];
        var count = 0;
        foreach (var c in written)
        {
            if (char.IsAsciiDigit(c) && count < digits.Length)
                digits[count++] = c;
        }

        if (!IsPersonal(digits[..count], international: written[0] == '+'))
            return null;

        return new PersonalDatum(
            "a telephone number",
            token.OriginalStart,
            token.OriginalLength,
            Score(ContactContext.Of(text, token.OriginalStart, token.OriginalLength))
        );
    }

    // Ofcom's National Telephone Numbering Plan: 01, 02 geographic, 07 mobile; 03, 08 and 09 belong to services.
    private static bool IsPersonal(ReadOnlySpan<char> digits, bool international)
    {
        if (international && !digits.StartsWith("44"))
            return digits.Length is >= 9 and <= 15;

        var prefix =
            digits.StartsWith("0044") ? 4
            : international ? 2
            : digits.StartsWith("0") ? 1
            : 0;
        if (prefix == 0)
            return false;

        // "+44 (0)113 ..." keeps its national nought.
        var national = digits[prefix..].TrimStart('0');
        return national.Length is 9 or 10 && national[0] is '1' or '2' or '7';
    }

    private PersonalDatum? Mail(NormalisedText text, Token token)
    {
        var address = text.ValueOf(token).ToString();
        var at = address.LastIndexOf('@');
        if (at <= 0)
            return null;

        var domain = address[(at + 1)..];
        if (RoleMailboxes.Contains(address[..at]) || _publicDomains.Any(known => Link.IsAt(domain, known)))
            return null;

        // A work address is given to be written to; a person's private mailbox is theirs to give.
        var owner = ContactContext.Of(text, token.OriginalStart, token.OriginalLength) & ~ContactOwner.Named;
        var score = Score(owner);
        return new PersonalDatum(
            "a private e-mail address",
            token.OriginalStart,
            token.OriginalLength,
            PersonalMailDomains.Contains(domain) ? score : Math.Min(score, 0.3f)
        );
    }

    private static float Score(ContactOwner owner) =>
        owner switch
        {
            _ when owner.HasFlag(ContactOwner.SomebodyElse | ContactOwner.Public) => 0.45f,
            _ when owner.HasFlag(ContactOwner.SomebodyElse) => 0.9f,
            _ when (owner & (ContactOwner.Author | ContactOwner.Public | ContactOwner.Offered)) != 0 => 0,
            ContactOwner.Named => 0.6f,
            _ => 0.4f,
        };
}
