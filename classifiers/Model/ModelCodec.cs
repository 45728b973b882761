using System.Runtime.InteropServices;
using System.Text.Json;

namespace Belong.Classifiers.Model;

/// <summary>Turns the parts of a model into the sections of a file and back.</summary>
internal static class ModelCodec
{
    private const string DescriptionSection = "about";
    private const string LeaningSection = "leaning";
    private const string ScreenSection = "screen";
    private const string BiasSection = "bias";
    private const string DenseSection = "dense";
    private const string WordSection = "words";
    private const string SubwordSection = "subws";
    private const string TraitSection = "traits";
    private const string CalibrationSection = "calib";
    private const string GateSection = "gates";
    private const string ThresholdSection = "thresh";

    public static void Write(string path, ModelParts parts)
    {
        var bias = new float[Heads.Padded];
        parts.Screen.CopyBias(bias);
        ModelFile.Write(
            path,
            [
                (DescriptionSection, JsonSerializer.SerializeToUtf8Bytes(parts.Description)),
                (LeaningSection, parts.Screen.Leaning.Table.ToArray()),
                (ScreenSection, Planes.Split(parts.Screen.Rows, Heads.Padded)),
                (BiasSection, Bytes(bias)),
                .. parts.Networks.SelectMany(Sections),
                .. parts.Stages.SelectMany((stage, number) => Sections(number, stage)),
                (ThresholdSection, Bytes(parts.Thresholds)),
            ]
        );
    }

    /// <exception cref="ModelFileException">The file cannot be used.</exception>
    public static (ModelParts Parts, string Checksum) Read(string path)
    {
        var file = ModelFile.Read(path);
        try
        {
            var rows = Planes.Join(file[ScreenSection], Heads.Padded);
            var bits = System.Numerics.BitOperations.Log2((uint)(rows.Length / Heads.Padded));
            var leaning = Sized(file[LeaningSection], 1 << WordLeaning.Bits);
            Screen screen = new(
                bits,
                Sized(rows, Heads.Padded << bits),
                Floats(file[BiasSection], Heads.Padded),
                new WordLeaning(leaning)
            );
            var networks = Enumerable
                .Range(0, Workspace.MostNetworks + 1)
                .First(number => !file.Has(DenseSection + number));
            ModelParts parts = new(
                JsonSerializer.Deserialize<ModelDescription>(file[DescriptionSection])
                    ?? throw new InvalidDataException(DescriptionSection),
                screen,
                [.. Enumerable.Range(0, networks).Select(number => NetworkOf(file, number))],
                [.. Enumerable.Range(0, networks + 1).Select(number => StageOf(file, number))],
                Floats(file[ThresholdSection], Heads.Categories)
            );
            return (parts, file.Checksum);
        }
        catch (Exception e)
            when (e is KeyNotFoundException or InvalidDataException or InvalidOperationException or JsonException)
        {
            throw ModelFile.Fault(
                path,
                ModelFileFault.Damaged,
                "is damaged: a section is missing or has the wrong size",
                e
            );
        }
    }

    private static IEnumerable<(string Name, byte[] Content)> Sections(GruNetwork network, int number) =>
        [
            (DenseSection + number, Bytes(network.Weights)),
            .. Sections(WordSection + number, network.Words),
            .. Sections(SubwordSection + number, network.Subwords),
            .. Sections(TraitSection + number, network.Traits),
        ];

    private static IEnumerable<(string Name, byte[] Content)> Sections(int number, Stage stage) =>
        [(CalibrationSection + number, Bytes(stage.Calibration.Weights)), (GateSection + number, Bytes(stage.Gates))];

    private static (string Name, byte[] Content)[] Sections(string name, EmbeddingTable table) =>
        [
            (name, Planes.Split(table.Values, GruShape.Width)),
            (
                ScalesOf(name),
                MemoryMarshal.AsBytes<Half>(Array.ConvertAll(table.Scales.ToArray(), scale => (Half)scale)).ToArray()
            ),
        ];

    private static GruNetwork NetworkOf(ModelFile file, int number) =>
        new(
            Floats(file[DenseSection + number], GruShape.Length),
            Table(file, WordSection + number, 1 << GruShape.WordBits),
            Table(file, SubwordSection + number, 1 << GruShape.SubwordBits),
            Table(file, TraitSection + number, GruShape.TraitRows)
        );

    private static Stage StageOf(ModelFile file, int number)
    {
        var inputs = Calibration.InputsOf(number);
        return new Stage(
            new Calibration(Floats(file[CalibrationSection + number], Calibration.Rows * inputs), inputs),
            Floats(file[GateSection + number], Heads.Categories)
        );
    }

    private static EmbeddingTable Table(ModelFile file, string name, int rows)
    {
        var values = Planes.Join(Sized(file[name], rows * GruShape.Width), GruShape.Width);
        var scales = Sized(file[ScalesOf(name)], rows * 2);
        return new EmbeddingTable(
            values,
            Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(scales).ToArray(), scale => (float)scale)
        );
    }

    private static string ScalesOf(string name) => name[..2] + "sc" + name[^1];

    private static byte[] Sized(byte[] content, int length) =>
        content.Length == length ? content : throw new InvalidDataException();

    private static byte[] Bytes(ReadOnlySpan<float> values) => MemoryMarshal.AsBytes(values).ToArray();

    private static float[] Floats(byte[] bytes, int count) =>
        MemoryMarshal.Cast<byte, float>(Sized(bytes, count * sizeof(float))).ToArray();
}
