#!/usr/bin/env bash
#
# ML.NET's FeaturizeText splits words at spaces alone: two words with a line break or a tab between them are one
# word.
#
# Library:   Microsoft.ML 5.0.1.
# Expected:  FeaturizeText is documented as doing everything from plain text to features: normalising, splitting into
#            words, counting. Neither it nor its options mention a separator, and there is none to set, so any white
#            space should end a word.
# Seen:      Only the space does: "total" and "nonsense" on two lines become one word that was not in the training
#            data, and both known words are lost.
# Matters:   People write on several lines and paste from tables. The features of such a text are poorer than those
#            of the same words on one line, silently, in training as well as in use.
# Way round: Replace white space by single spaces before FeaturizeText; or use TokenizeIntoWords, which takes its
#            separators, and build n-grams from its words.
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
    <PackageReference Include="Microsoft.ML" Version="[5.0.1]" />
  </ItemGroup>
</Project>
END

cat > Program.cs <<'END'
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Text;

var ml = new MLContext(seed: 1);
var options = new TextFeaturizingEstimator.Options
{
    OutputTokensColumnName = "Words",
    CharFeatureExtractor = null,
    WordFeatureExtractor = new WordBagEstimator.Options { NgramLength = 1 },
};
var training = ml.Data.LoadFromEnumerable([new Post("this is total nonsense"), new Post("thanks for the help")]);
var featurizer = ml.Transforms.Text.FeaturizeText("Features", options, nameof(Post.Text)).Fit(training);

foreach (var text in new[] { "total nonsense", "total\nnonsense", "total\tnonsense" })
{
    var transformed = featurizer.Transform(ml.Data.LoadFromEnumerable([new Post(text)]));
    var words = transformed.GetColumn<string[]>("Words").Single();
    var known = transformed.GetColumn<float[]>("Features").Single().Count(value => value != 0);
    Console.WriteLine($"{Show(text)}: {words.Length} word(s) [{Show(string.Join(", ", words))}], {known} known");
}

static string Show(string text) => text.Replace("\n", "\\n").Replace("\t", "\\t");

internal sealed record Post(string Text);
END

cat > expected.txt <<'END'
total nonsense: 2 word(s) [total, nonsense], 2 known
total\nnonsense: 1 word(s) [total\nnonsense], 0 known
total\tnonsense: 1 word(s) [total\tnonsense], 0 known
END

if ! dotnet build --nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=false -o out > build.log 2>&1; then
    cat build.log
    exit 2
fi

echo "Built with .NET SDK $(dotnet --version); packages:"
grep -oE '"(Microsoft\.ML)/[^"]+"' out/finding.deps.json | sort -u
echo
dotnet out/finding.dll > seen.txt 2>&1 || echo "(the program ended with an error)" >> seen.txt
cat seen.txt
echo

if ! diff expected.txt seen.txt; then
    echo "The behaviour changed: '<' is what was expected here, '>' is what was seen."
    exit 1
fi
echo "As described."
