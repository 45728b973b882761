#!/usr/bin/env bash
#
# Microsoft's BertTokenizer counts two tokens fewer than it encodes.
#
# Library:   Microsoft.ML.Tokenizers 2.0.1.
# Expected:  CountTokens is documented as the number of tokens that the text will be encoded to. So it should equal
#            the number of ids from EncodeToIds on the same tokenizer with the same text.
# Seen:      EncodeToIds puts [CLS] before and [SEP] behind unless it is told otherwise; CountTokens and
#            EncodeToTokens know neither, and have no parameter for them.
# Matters:   A model takes 512 positions. A check by CountTokens lets texts of 511 and 512 tokens through, and the
#            encoded input is then too long by one or two; such texts are rare enough to miss in tests.
# Way round: Add 2 to the count; or encode once with a maximum (EncodeToIds with maxTokenCount, which does include
#            both) and use what comes back.
#
# Exit codes: 0 as described here, 1 the behaviour changed, 2 it could not be built, so nothing is known.

set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Empty files end the search for settings of whatever project lies around this folder.
for shield in Directory.Build.props Directory.Build.targets Directory.Packages.props; do
    echo '<Project />' > "$shield"
done

cat > finding.csproj <<'END'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.ML.Tokenizers" Version="[2.0.1]" />
  </ItemGroup>
</Project>
END

cat > Program.cs <<'END'
using System.Text;
using Microsoft.ML.Tokenizers;

string[] vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "thanks", "for", "the", "help"];
var bert = BertTokenizer.Create(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', vocabulary))));

foreach (var text in new[] { "thanks", "thanks for the help" })
{
    var ids = bert.EncodeToIds(text);
    var limited = bert.EncodeToIds(text, maxTokenCount: 3, out _, out _);

    Console.WriteLine(text);
    Console.WriteLine($"  CountTokens:                   {bert.CountTokens(text)}");
    Console.WriteLine($"  EncodeToTokens:                {bert.EncodeToTokens(text, out _).Count}");
    Console.WriteLine($"  EncodeToIds:                   {ids.Count} ({Words(ids)})");
    Console.WriteLine($"  EncodeToIds with a limit of 3: {limited.Count} ({Words(limited)})");
}

string Words(IEnumerable<int> ids) => string.Join(' ', ids.Select(id => vocabulary[id]));
END

cat > expected.txt <<'END'
thanks
  CountTokens:                   1
  EncodeToTokens:                1
  EncodeToIds:                   3 ([CLS] thanks [SEP])
  EncodeToIds with a limit of 3: 3 ([CLS] thanks [SEP])
thanks for the help
  CountTokens:                   4
  EncodeToTokens:                4
  EncodeToIds:                   6 ([CLS] thanks for the help [SEP])
  EncodeToIds with a limit of 3: 3 ([CLS] thanks [SEP])
END

if ! dotnet build --nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=false -o out > build.log 2>&1; then
    cat build.log
    exit 2
fi

echo "Built with .NET SDK $(dotnet --version); packages:"
grep -oE '"(Microsoft\.ML\.Tokenizers)/[^"]+"' out/finding.deps.json | sort -u
echo
dotnet out/finding.dll > seen.txt 2>&1 || echo "(the program ended with an error)" >> seen.txt
cat seen.txt
echo

if ! diff expected.txt seen.txt; then
    echo "The behaviour changed: '<' is what was expected here, '>' is what was seen."
    exit 1
fi
echo "As described."
