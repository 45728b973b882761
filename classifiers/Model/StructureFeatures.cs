using Belong.Classifiers.Text;

namespace Belong.Classifiers.Model;

/// <summary>
/// Features of form rather than of words: every token is reduced to its role, kind or leaning, so that "they said that
/// all GROUP are HOSTILE" is one shape whatever the group and the slur. Topic is not target: who is addressed, whether
/// it is denied, and whether it is somebody else's words decide.
/// </summary>
internal static class StructureFeatures
{
    private const ulong ShapeSeed = 0x1D8E4E27C47D124F;
    private const ulong MixedSeed = 0xEB44ACCAB455D165;
    private const ulong TargetSeed = 0x2F9BE6CC3A5D9C1B;
    private const ulong WholeSeed = 0x71D67FFFEDA60000;
    private const int Reach = 6;

    public static void Add(TokenisedText text, TokenTable table, int bits, FeatureList list)
    {
        AddShapes(text, table, bits, list);
        AddTargets(text, table, bits, list);
        AddWhole(text, table, bits, list);
    }

    /// <summary>
    /// What remains of a token when its wording is forgotten; 0 for a token that says nothing about form.
    /// </summary>
    private static ulong ShapeOf(TokenisedText text, TokenTable table, int at)
    {
        var token = text.Tokens[at];
        switch (token.Kind)
        {
            case TokenKind.Word or TokenKind.Hashtag or TokenKind.Emoji:
                var step = WordLeaning.Step(table.Leanings[at]);
                var role = (ulong)table.Roles[at];
                var leaning = step >= 2 ? table.Leanings[at] : 0UL;
                return role == 0 && leaning == 0
                    ? (token.Kind == TokenKind.Emoji ? 0x900UL : 0)
                    : 0x100 + role + (leaning << 16);
            case TokenKind.Punctuation:
                var mark = text.ValueOf(token)[0];
                return mark is '.' or '!' or '?' or '"' or ':' or ',' or ';' ? 0x200UL + mark : 0;
            default:
                return 0x300UL + (ulong)token.Kind;
        }
    }

    private static void AddShapes(TokenisedText text, TokenTable table, int bits, FeatureList list)
    {
        Span<ulong> shapes = stackalloc ulong[4];
        Span<int> places = stackalloc int[4];
        var filled = 0;
        var gap = false;
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            var shape = ShapeOf(text, table, i);
            if (shape == 0 && gap)
                continue;

            gap = shape == 0;
            shapes[..3].CopyTo(shapes[1..]);
            places[..3].CopyTo(places[1..]);
            shapes[0] = TokenHash.Finish(shape ^ ShapeSeed);
            places[0] = i;
            filled = Math.Min(filled + 1, 4);
            var joined = shapes[0];
            if (!gap)
                list.Add(TokenHash.Bucket(joined, bits), i, i);

            for (var n = 1; n < filled; n++)
            {
                joined = TokenHash.Join(joined, shapes[n]);
                list.Add(TokenHash.Bucket(joined, bits), places[n], i);
            }

            if (filled > 1 && places[1] == i - 1)
            {
                list.Add(TokenHash.Bucket(TokenHash.Join(table.Hashes[i - 1] ^ MixedSeed, shapes[0]), bits), i - 1, i);
                list.Add(TokenHash.Bucket(TokenHash.Join(shapes[1] ^ MixedSeed, table.Hashes[i]), bits), i - 1, i);
            }
        }
    }

    // For each hostile word: whom it is aimed at, and whether it is denied, quoted or reported.
    private static void AddTargets(TokenisedText text, TokenTable table, int bits, FeatureList list)
    {
        var quoted = false;
        var reported = false;
        var countered = false;
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            var token = text.Tokens[i];
            if (token.Kind == TokenKind.Punctuation)
            {
                var mark = text.ValueOf(token)[0];
                quoted ^= mark == '"';
                if (mark is '.' or '!' or '?')
                    reported = countered = false;
            }

            reported |= table.Roles[i] == WordRole.Report;
            countered |= table.Roles[i] == WordRole.Counter;
            var leaning = table.Leanings[i];
            var harm = table.Roles[i] == WordRole.Harm;
            if (WordLeaning.Step(leaning) < 2 && !harm)
                continue;

            var word = harm ? 0xFFUL : leaning;
            var aim = AimAt(text, table, i);
            var denied = aim.Denied ? 1UL : 0;
            var told = (quoted ? 1UL : 0) + (reported ? 2UL : 0) + (countered ? 4UL : 0);
            var before = TargetSeed ^ word ^ ((ulong)aim.Before << 12);
            var both = before ^ ((ulong)aim.After << 20);
            list.Add(TokenHash.Bucket(TokenHash.Finish(before), bits), i, i);
            list.Add(TokenHash.Bucket(TokenHash.Finish(both ^ (1UL << 40)), bits), i, i);
            list.Add(TokenHash.Bucket(TokenHash.Finish(both ^ (denied << 28) ^ (2UL << 40)), bits), i, i);
            list.Add(
                TokenHash.Bucket(TokenHash.Finish(before ^ (denied << 28) ^ (told << 32) ^ (3UL << 40)), bits),
                i,
                i
            );
            list.Add(
                TokenHash.Bucket(
                    TokenHash.Finish(TargetSeed ^ table.Hashes[i] ^ (denied << 28) ^ (told << 32) ^ (4UL << 40)),
                    bits
                ),
                i,
                i
            );
            list.Add(
                TokenHash.Bucket(
                    TokenHash.Finish(TargetSeed ^ table.Hashes[i] ^ ((ulong)aim.Before << 12) ^ (5UL << 40)),
                    bits
                ),
                i,
                i
            );
        }
    }

    private static Aim AimAt(TokenisedText text, TokenTable table, int at)
    {
        var before = WordRole.None;
        var after = WordRole.None;
        var denied = false;
        for (var i = at - 1; i >= 0 && i >= at - Reach && !EndsSentence(text, i); i--)
        {
            before = before == WordRole.None && IsTarget(text, table, i, out var role) ? role : before;
            denied |= table.Roles[i] == WordRole.Negation;
        }

        for (var i = at + 1; i < text.Tokens.Length && i <= at + Reach && !EndsSentence(text, i); i++)
        {
            if (IsTarget(text, table, i, out after))
                break;
        }

        return new Aim(before, after, denied);
    }

    private static bool IsTarget(TokenisedText text, TokenTable table, int at, out WordRole role)
    {
        role = text.Tokens[at].Kind == TokenKind.Mention ? WordRole.Addressee : table.Roles[at];
        var target = role is WordRole.Addressee or WordRole.Others or WordRole.Self or WordRole.Group;
        role = target ? role : WordRole.None;
        return target;
    }

    private static bool EndsSentence(TokenisedText text, int at) =>
        text.Tokens[at].Kind == TokenKind.Punctuation && text.ValueOf(text.Tokens[at])[0] is '.' or '!' or '?';

    private static void AddWhole(TokenisedText text, TokenTable table, int bits, FeatureList list)
    {
        Span<int> roles = stackalloc int[16];
        Span<int> kinds = stackalloc int[16];
        roles.Clear();
        kinds.Clear();
        byte steepest = 0;
        var shouted = 0;
        var disguised = 0;
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            roles[(int)table.Roles[i]]++;
            kinds[(int)text.Tokens[i].Kind]++;
            var leaning = table.Leanings[i];
            steepest = WordLeaning.Step(leaning) > WordLeaning.Step(steepest) ? leaning : steepest;
            shouted += (text.Tokens[i].Traits & TokenTraits.Shouted) != 0 ? 1 : 0;
            disguised += (text.Tokens[i].Traits & TokenTraits.Disguised) != 0 ? 1 : 0;
        }

        var last = text.Tokens.Length - 1;
        var length = (ulong)(32 - int.LeadingZeroCount(text.Tokens.Length));
        var selling =
            Few(roles[(int)WordRole.CallToAction])
            | (Few(roles[(int)WordRole.Offer]) << 2)
            | (Few(kinds[(int)TokenKind.Price]) << 4);
        var links =
            Few(kinds[(int)TokenKind.Url]) | (Few(kinds[(int)TokenKind.Email] + kinds[(int)TokenKind.Phone]) << 2);
        var talk =
            Few(roles[(int)WordRole.Report])
            | (Few(roles[(int)WordRole.Counter]) << 2)
            | (Few(roles[(int)WordRole.Subject]) << 4);
        var aimed = Few(roles[(int)WordRole.Addressee]) | (Few(roles[(int)WordRole.Group]) << 2);
        ReadOnlySpan<ulong> facts =
        [
            length,
            (ulong)steepest | (aimed << 8),
            (ulong)steepest | (talk << 8),
            selling | (links << 8),
            selling | (Few(roles[(int)WordRole.Sharing]) << 8),
            links | (Few(roles[(int)WordRole.Sharing]) << 8) | (Few(roles[(int)WordRole.Self]) << 12),
            Few(shouted) | (Few(disguised) << 2) | (aimed << 4),
            Few(roles[(int)WordRole.Warm]) | (aimed << 4) | ((ulong)WordLeaning.Step(steepest) << 8),
            Few(roles[(int)WordRole.Self]) | (aimed << 4) | (Few(roles[(int)WordRole.Harm]) << 8),
        ];
        for (var i = 0; i < facts.Length; i++)
        {
            list.Add(
                TokenHash.Bucket(TokenHash.Finish(WholeSeed ^ facts[i] ^ ((ulong)(i + 1) << 48)), bits),
                0,
                Math.Max(0, last)
            );
        }
    }

    private static ulong Few(int count) => (ulong)Math.Min(count, 3);

    private readonly record struct Aim(WordRole Before, WordRole After, bool Denied);
}
