#!/usr/bin/env bash
#
# Microsoft's BertTokenizer deletes line breaks and tabs, so that two words become one that the vocabulary
# lacks.
#
# Library:   Microsoft.ML.Tokenizers 2.0.1.
# Expected:  The tokenizer is described as based on the one of Hugging Face's library, and its basic tokenization as
#            cleaning and normalising text. The original turns each kind of white space, line breaks and tabs among
#            them, into a space.
# Seen:      They are removed as control characters are: "total" and "nonsense" on two lines are tokenized as
#            totalnonsense, here one unknown token. Offsets behind the break, documented as positions in the original
#            text, are one too small.
# Matters:   A model that was trained with the original tokenizer is shown other words than the user wrote, wherever
#            a message has more than one line. With a real vocabulary the joined word is split into the wrong pieces.
# Way round: Replace white space by single spaces first, keeping a map of positions if offsets are needed.
#            WordPieceTokenizer with its own defaults splits correctly, but it neither cleans the text nor lower-
#            cases it.
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

string[] vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "this", "is", "total", "nonsense"];
var file = Encoding.UTF8.GetBytes(string.Join('\n', vocabulary));
var bert = BertTokenizer.Create(new MemoryStream(file));
var wordPiece = WordPieceTokenizer.Create(new MemoryStream(file), new WordPieceOptions());

foreach (var text in new[] { "this is total nonsense", "this is total\nnonsense", "this\tis total nonsense" })
{
    Console.WriteLine(Show(text));
    Console.WriteLine($"  BertTokenizer:      {Tokens(bert, text, out var read)}, having read: {Show(read)}");
    Console.WriteLine($"  WordPieceTokenizer: {Tokens(wordPiece, text, out _)}");
}

static string Tokens(Tokenizer tokenizer, string text, out string? normalized) =>
    string.Join(' ', tokenizer.EncodeToTokens(text, out normalized).Select(token => token.Value));

static string? Show(string? text) => text?.Replace("\n", "\\n").Replace("\t", "\\t");
END

cat > expected.txt <<'END'
this is total nonsense
  BertTokenizer:      this is total nonsense, having read: this is total nonsense
  WordPieceTokenizer: this is total nonsense
this is total\nnonsense
  BertTokenizer:      this is [UNK], having read: this is totalnonsense
  WordPieceTokenizer: this is total nonsense
this\tis total nonsense
  BertTokenizer:      [UNK] total nonsense, having read: thisis total nonsense
  WordPieceTokenizer: this is total nonsense
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
