namespace Belong.Classifiers.Model;

/// <summary>Looks a word's role up by the hash of its normalised form.</summary>
internal static class WordRoles
{
    private const int Size = 4096;
    private static readonly (ulong Hash, WordRole Role)[] Table = Build();

    public static WordRole Of(ulong hash)
    {
        for (var at = (uint)hash & (Size - 1); Table[at].Role != WordRole.None; at = (at + 1) & (Size - 1))
        {
            if (Table[at].Hash == hash)
                return Table[at].Role;
        }

        return WordRole.None;
    }

    private static (ulong Hash, WordRole Role)[] Build()
    {
        (ulong Hash, WordRole Role)[] table = new (ulong, WordRole)[Size];
        foreach ((var role, var words) in RoleWords.All)
        {
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var hash = TokenHash.Of(word);
                var at = (uint)hash & (Size - 1);
                while (table[at].Role != WordRole.None && table[at].Hash != hash)
                    at = (at + 1) & (Size - 1);

                table[at] = (hash, role);
            }
        }

        return table;
    }
}
