namespace Belong.Classifiers.Model;

/// <summary>Stores rows column by column: neighbours then resemble each other, which compresses better.</summary>
internal static class Planes
{
    public static byte[] Split(ReadOnlySpan<byte> rows, int width)
    {
        byte[] planes = new byte[rows.Length];
        int count = rows.Length / width;
        for (int row = 0; row < count; row++)
        {
            for (int column = 0; column < width; column++)
            {
                planes[(column * count) + row] = rows[(row * width) + column];
            }
        }

        return planes;
    }

    public static byte[] Join(ReadOnlySpan<byte> planes, int width)
    {
        byte[] rows = new byte[planes.Length];
        int count = planes.Length / width;
        for (int column = 0; column < width; column++)
        {
            ReadOnlySpan<byte> plane = planes.Slice(column * count, count);
            for (int row = 0; row < count; row++)
            {
                rows[(row * width) + column] = plane[row];
            }
        }

        return rows;
    }
}
