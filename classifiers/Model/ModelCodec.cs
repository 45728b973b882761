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
    private const string SubwordSection = "subwords";
    private const string TraitSection = "traits";
    private const string ScreenCalibrationSection = "screencb";
    private const string GateSection = "gates";
    private const string CalibrationSection = "calib";
    private const string ThresholdSection = "thresh";

    public static void Write(string path, ModelParts parts)
    {
        float[] bias = new float[Heads.Room];
        parts.Screen.CopyBias(bias);
        ModelFile.Write(path,
        [
            (DescriptionSection, JsonSerializer.SerializeToUtf8Bytes(parts.Description)),
            (LeaningSection, parts.Screen.Leaning.Table.ToArray()),
            (ScreenSection, Planes.Split(parts.Screen.Rows, Heads.Room)),
            (BiasSection, Bytes(bias)),
            (DenseSection, Bytes(parts.Reader.Weights)),
            .. Sections(WordSection, parts.Reader.Words),
            .. Sections(SubwordSection, parts.Reader.Subwords),
            .. Sections(TraitSection, parts.Reader.Traits),
            (ScreenCalibrationSection, Bytes(parts.Cascade.Screen.Weights)),
            (GateSection, Bytes(parts.Cascade.Gates)),
            (CalibrationSection, Bytes(parts.Calibration.Weights)),
            (ThresholdSection, Bytes(parts.Thresholds)),
        ]);
    }

    /// <exception cref="ModelFileException">The file cannot be used.</exception>
    public static (ModelParts Parts, string Checksum) Read(string path)
    {
        ModelFile file = ModelFile.Read(path);
        try
        {
            byte[] rows = Planes.Join(file[ScreenSection], Heads.Room);
            int bits = System.Numerics.BitOperations.Log2((uint)(rows.Length / Heads.Room));
            byte[] leaning = Sized(file[LeaningSection], 1 << WordLeaning.Bits);
            Screen screen = new(bits, Sized(rows, Heads.Room << bits), Floats(file[BiasSection], Heads.Room), new WordLeaning(leaning));
            ModelParts parts = new(
                JsonSerializer.Deserialize<ModelDescription>(file[DescriptionSection]) ?? throw new InvalidDataException(DescriptionSection),
                screen,
                new Reader(
                    Floats(file[DenseSection], ReaderShape.Length),
                    Table(file, WordSection, 1 << ReaderShape.WordBits),
                    Table(file, SubwordSection, 1 << ReaderShape.SubwordBits),
                    Table(file, TraitSection, ReaderShape.TraitRows)),
                new Calibration(Floats(file[CalibrationSection], Calibration.Rows * Calibration.Inputs)),
                new Cascade(
                    new Calibration(Floats(file[ScreenCalibrationSection], Calibration.Rows * Calibration.Inputs)),
                    Floats(file[GateSection], Heads.Categories)),
                Floats(file[ThresholdSection], Heads.Categories));
            return (parts, file.Checksum);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidDataException or JsonException)
        {
            throw ModelFile.Fault(path, ModelFileFault.Damaged, "is damaged: a section is missing or has the wrong size", e);
        }
    }

    private static (string Name, byte[] Content)[] Sections(string name, EmbeddingTable table) =>
    [
        (name, Planes.Split(table.Values, ReaderShape.Width)),
        (ScalesOf(name), MemoryMarshal.AsBytes<Half>(Array.ConvertAll(table.Scales.ToArray(), scale => (Half)scale)).ToArray()),
    ];

    private static EmbeddingTable Table(ModelFile file, string name, int rows)
    {
        byte[] values = Planes.Join(Sized(file[name], rows * ReaderShape.Width), ReaderShape.Width);
        byte[] scales = Sized(file[ScalesOf(name)], rows * 2);
        return new EmbeddingTable(values, Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(scales).ToArray(), scale => (float)scale));
    }

    private static string ScalesOf(string name) => name[..3] + "scale";

    private static byte[] Sized(byte[] content, int length) => content.Length == length ? content : throw new InvalidDataException();

    private static byte[] Bytes(ReadOnlySpan<float> values) => MemoryMarshal.AsBytes(values).ToArray();

    private static float[] Floats(byte[] bytes, int count) => MemoryMarshal.Cast<byte, float>(Sized(bytes, count * sizeof(float))).ToArray();
}
