namespace Belong.Classifiers.Training;

/// <summary>Solves small linear systems by elimination with pivoting.</summary>
internal static class LinearSystem
{
    public static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        double[] result = [.. right];
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(matrix[row, column]));
            for (var k = 0; k < size; k++)
                (matrix[column, k], matrix[pivot, k]) = (matrix[pivot, k], matrix[column, k]);

            (result[column], result[pivot]) = (result[pivot], result[column]);
            for (var row = column + 1; row < size; row++)
            {
                var factor = matrix[row, column] / matrix[column, column];
                for (var k = column; k < size; k++)
                    matrix[row, k] -= factor * matrix[column, k];

                result[row] -= factor * result[column];
            }
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < size; k++)
                result[row] -= matrix[row, k] * result[k];

            result[row] /= matrix[row, row];
        }

        return result;
    }
}
