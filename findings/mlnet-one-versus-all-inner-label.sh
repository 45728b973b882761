#!/usr/bin/env bash
#
# ML.NET's OneVersusAll trains its inner classifier on a column named Label, whatever label column it was given
# itself.
#
# Library:   Microsoft.ML 5.0.1.
# Expected:  OneVersusAll takes the name of the label column and says that it trains one binary classifier per class
#            that tells this class from all others. Which rows are positive follows from that column alone.
# Seen:      The inner trainer keeps its own default, the column "Label". If the data have a boolean column of that
#            name, it learns that column once per class: all classes get the same score, and the accuracy is that of
#            guessing.
# Matters:   Data with a yes-or-no label beside a category are common. Nothing fails; the model is just bad. Without
#            a column of that name Fit throws, and names a column that the caller never mentioned.
# Way round: Give the inner trainer the same labelColumnName as OneVersusAll.
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
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

string[] categories = ["spam", "insult", "threat"];
var samples = Enumerable.Range(0, 90).Select(i => new Sample
{
    Label = i % 2 == 0,
    Category = categories[i % 3],
    Features = [i % 3 == 0 ? 1 : 0, i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0],
}).ToArray();

Console.WriteLine("Each feature names its category, so that no error is needed.");
foreach (var innerLabel in new[] { "Label", "Key" })
{
    var ml = new MLContext(seed: 1);
    var data = ml.Data.LoadFromEnumerable(samples);
    var inner = innerLabel == "Label"
        ? ml.BinaryClassification.Trainers.LbfgsLogisticRegression()
        : ml.BinaryClassification.Trainers.LbfgsLogisticRegression(labelColumnName: innerLabel);
    var model = ml.Transforms.Conversion.MapValueToKey("Key", nameof(Sample.Category))
        .Append(ml.MulticlassClassification.Trainers.OneVersusAll(inner, labelColumnName: "Key"))
        .Fit(data);
    var metrics = ml.MulticlassClassification.Evaluate(model.Transform(data), labelColumnName: "Key");
    Console.WriteLine($"OneVersusAll on Key, inner trainer on {innerLabel}: accuracy {metrics.MicroAccuracy:F2}");
}

internal sealed class Sample
{
    public bool Label { get; set; }

    public string Category { get; set; } = "";

    [VectorType(3)]
    public float[] Features { get; set; } = [];
}
END

cat > expected.txt <<'END'
Each feature names its category, so that no error is needed.
OneVersusAll on Key, inner trainer on Label: accuracy 0.33
OneVersusAll on Key, inner trainer on Key: accuracy 1.00
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
