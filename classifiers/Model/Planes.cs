namespace Belong.Classifiers.Model;

/// <summary>Stores rows column by column: neighbours then resemble each other, which compresses better.</summary>
internal static class Planes
{
    public static byte[] Split(ReadOnlySpan<byte> rows, int width)
    {
        var planes = new byte[rows.Length];
        var count = rows.Length / width;
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < width; column++)
                planes[(column * count) + row] = rows[(row * width) + column];
        }

        return planes;
    }

    public static byte[] Join(ReadOnlySpan<byte> planes, int width)
    {
        var rows = new byte[planes.Length];
        var count = planes.Length / width;
        for (var column = 0; column < width; column++)
        {
            var plane = planes.Slice(column * count, count);
            for (var row = 0; row < count; row++)
                rows[(row * width) + column] = plane[row];
        }

        return rows;
    }
}
