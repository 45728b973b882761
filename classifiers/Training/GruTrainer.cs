using System.Numerics.Tensors;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Training;

/// <summary>
/// Trains the network in batches. Every batch is cut into the same shards whatever the number of threads, and their
/// gradients are added in the same order: the result depends on the seed and the data alone.
/// </summary>
internal sealed class GruTrainer(TrainingOptions options, Action<string> report)
{
    private const int Shards = 4;
    private const int ShardSize = 32;
    private const int BatchSize = Shards * ShardSize;
    private const int Parts = 2;
    private const int PoolOfBatches = 50;

    private readonly GruShard[] _shards = [new(), new(), new(), new()];

    /// <summary>
    /// One pass: first over all examples, the rates falling from pass to pass; at last over our own and some others.
    /// </summary>
    public void Train(GruState state, Adam adam, Corpus corpus, int[][] texts, int pass)
    {
        var last = pass - options.NetworkEpochs;
        if (last < 0)
        {
            int[] all = [.. Enumerable.Range(0, texts.Length)];
            Pass(
                state,
                adam,
                corpus,
                texts,
                all,
                pass,
                progress => 1 - (0.95f * (pass + progress) / options.NetworkEpochs),
                $"pass {pass + 1} of {options.NetworkEpochs}"
            );
            return;
        }

        var chosen = corpus.Adaptation(options.OthersInAdaptation, options.Seed + last);
        Pass(
            state,
            adam,
            corpus,
            texts,
            chosen,
            pass,
            progress => options.AdaptationShare * (1 - (0.9f * (last + progress) / options.AdaptationEpochs)),
            $"last pass {last + 1} of {options.AdaptationEpochs}"
        );
    }

    private void Pass(
        GruState state,
        Adam adam,
        Corpus corpus,
        int[][] texts,
        int[] chosen,
        int epoch,
        Func<float, float> rateAt,
        string name
    )
    {
        var batches = Batches(texts, chosen, epoch);
        double loss = 0;
        var seen = 0;
        var told = 0;
        for (var number = 0; number < batches.Length; number++)
        {
            loss += Learn(
                state,
                adam,
                corpus,
                texts,
                batches[number],
                rateAt(number / (float)batches.Length),
                ((ulong)epoch << 32) + (ulong)number
            );
            seen += batches[number].Length;
            if (number * 5 / batches.Length > told)
            {
                told = number * 5 / batches.Length;
                report($"{name}, {20 * told} %, loss {loss / seen:0.0000}");
            }
        }

        report($"{name} done, loss {loss / seen:0.0000}");
    }

    private double Learn(GruState state, Adam adam, Corpus corpus, int[][] texts, int[] batch, float rate, ulong number)
    {
        state.Transpose();
        Example[][] examples =
        [
            .. Enumerable
                .Range(0, Shards)
                .Select(shard =>
                    batch.Skip(shard * ShardSize).Take(ShardSize).Select(i => corpus.Training[i]).ToArray()
                ),
        ];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Threads };
        Parallel.For(
            0,
            Shards,
            parallel,
            shard =>
            {
                int[][] own = [.. batch.Skip(shard * ShardSize).Take(ShardSize).Select(i => texts[i])];
                var seed = ((number * Shards) + (ulong)shard + 1) * 0x9E3779B97F4A7C15 ^ (ulong)options.Seed;
                _shards[shard].Run(state, own, examples[shard], seed);
            }
        );
        var scale = 1f / batch.Length;
        var gradient = _shards[0].Gradient;
        for (var shard = 1; shard < Shards; shard++)
            TensorPrimitives.Add(gradient, _shards[shard].Gradient, gradient);

        TensorPrimitives.Multiply(gradient, scale, gradient);
        Clip(gradient);
        adam.Step(state.Weights, gradient, options.NetworkRate * rate);
        Parallel.For(0, Parts, parallel, part => StepEmbeddings(state, scale, options.EmbeddingRate * rate, part));
        for (var shard = 0; shard < Shards; shard++)
            state.StepSources(examples[shard], _shards[shard].SourceChanges, 0.02f * rate);

        return _shards.Sum(shard => shard.Loss);
    }

    private void StepEmbeddings(GruState state, float scale, float rate, int part)
    {
        Span<float> change = stackalloc float[GruShape.Width];
        foreach (var shard in _shards)
        {
            for (var time = 0; time < shard.Longest; time++)
            {
                for (var text = 0; text < shard.Texts.Length; text++)
                {
                    if (shard.IsDropped(time, text))
                        continue;

                    ReadOnlySpan<float> own = shard.InputChanges.AsSpan(
                        ((time * shard.Texts.Length) + text) * GruShape.Width,
                        GruShape.Width
                    );
                    TensorPrimitives.Multiply(own, scale * BatchSize, change);
                    var meanSquare = TensorPrimitives.SumOfSquares<float>(change) / GruShape.Width;
                    state.Table.Step(
                        state.Vocabulary.RowsOf(shard.Texts[text][time]),
                        change,
                        meanSquare,
                        rate,
                        part,
                        Parts
                    );
                }
            }
        }
    }

    private static void Clip(float[] gradient)
    {
        var norm = TensorPrimitives.Norm<float>(gradient);
        if (norm > 1)
            TensorPrimitives.Multiply(gradient, 1 / norm, gradient);
    }

    // Texts of like length share a batch, within a shuffled pool, so that little time is spent on padding.
    private int[][] Batches(int[][] texts, int[] chosen, int epoch)
    {
        Random random = new((options.Seed * 1000) + epoch);
        int[] order = [.. chosen.Where(i => texts[i].Length > 0)];
        random.Shuffle(order);
        int[][] batches =
        [
            .. order
                .Chunk(BatchSize * PoolOfBatches)
                .SelectMany(pool => pool.OrderBy(i => texts[i].Length).Chunk(BatchSize)),
        ];
        random.Shuffle(batches);
        return batches;
    }
}
