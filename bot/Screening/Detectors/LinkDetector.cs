using Belong.Bot.Cases;
using Belong.Bot.Chat;

namespace Belong.Bot.Screening.Detectors;

/// <summary>
/// Links that lead away under false or unasked colours (C20): invitations to other communities, disguised addresses,
/// blocked hosts. A plain link is never a finding: sharing resources, events and practice is welcome.
/// </summary>
internal sealed class LinkDetector(HostLists hosts) : IDetector
{
    private const float InvitationScore = 0.9f;
    private const float DisguiseScore = 0.9f;

    // A shortened link hides where it leads; by itself that is ordinary, in a pitch it is not.
    private const float ShortenedScore = 0.3f;
    private const float ShortenedPitchScore = 0.6f;

    public string Name => "links";

    public void Find(Utterance utterance, Findings findings)
    {
        foreach (var text in utterance.Texts)
        {
            if (!text.IsChosen)
                continue;

            foreach (var link in text.Links)
                Judge(link, text, findings);
            FindSpelledOutInvitation(text, findings);
        }
    }

    private void Judge(Link link, ScreenedText text, Findings findings)
    {
        if (hosts.IsBlocked(link))
            Add(1, $"A link to a host that this community blocks{text.Place}.");
        else if (HostDisguise.Of(link, hosts) is { } disguise)
            Add(DisguiseScore, $"A link that {disguise}{text.Place}.");
        else if (hosts.IsAllowed(link))
            return;
        else if (hosts.IsInvitation(link))
            Add(InvitationScore, $"An invitation to a community elsewhere{text.Place}.");
        else if (hosts.IsShortener(link) && text.Sells)
            Add(ShortenedPitchScore, $"A shortened link in what reads like a pitch{text.Place}.");
        else if (hosts.IsShortener(link))
            findings.Note(FlagCategory.Invitation, ShortenedScore);

        void Add(float score, string why) =>
            findings.Add(
                new Finding(Name, FlagCategory.Invitation, score, why)
                {
                    In = text,
                    Marks = [new TextMark(link.Start, link.Length, FlagCategory.Invitation.Label)],
                }
            );
    }

    // "discord . gg / code" and "discord dot gg/code" are written so that no machine sees a link.
    private void FindSpelledOutInvitation(ScreenedText text, Findings findings)
    {
        var tokens = text.Normalised.Tokens;
        for (var i = 0; i + 4 < tokens.Length; i++)
        {
            if (
                !Is(i, "discord")
                || !(Is(i + 1, ".") || Is(i + 1, "dot"))
                || !Is(i + 2, "gg")
                || !(Is(i + 3, "/") || Is(i + 3, "slash"))
            )
            {
                continue;
            }

            var last = i + 4;
            var start = tokens[i].OriginalStart;
            var end = tokens[last].OriginalStart + tokens[last].OriginalLength;
            findings.Add(
                new Finding(
                    Name,
                    FlagCategory.Invitation,
                    InvitationScore,
                    $"An invitation to a community elsewhere, spelled out to pass unseen{text.Place}."
                )
                {
                    In = text,
                    Marks = [new TextMark(start, end - start, FlagCategory.Invitation.Label)],
                }
            );
            return;
        }

        bool Is(int token, string value) => text.Normalised.ValueOf(text.Normalised.Tokens[token]).SequenceEqual(value);
    }
}
