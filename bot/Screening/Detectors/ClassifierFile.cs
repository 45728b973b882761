using System.Globalization;
using Belong.Classifiers.Model;

namespace Belong.Bot.Screening.Detectors;

/// <summary>A model file, and the last good model that came of it.</summary>
internal sealed class ClassifierFile
{
    private readonly string path;
    private FileStamp tried;
    private FileStamp seen;
    private volatile string? fault;

    /// <summary>Loads the model for the first time.</summary>
    /// <exception cref="ModelFileException">The file is missing, damaged, newer than this program or no model.</exception>
    public ClassifierFile(string path)
    {
        this.path = path;

        // Before it is read: what changes meanwhile is a change.
        tried = seen = FileStamp.Of(path);
        Holder = new ClassifierHolder(ClassifierSnapshot.Of(TextClassifier.Load(path)));
    }

    public ClassifierHolder Holder { get; }

    /// <summary>Why the file as it is now is not in use; null when it is.</summary>
    public string? Fault => fault;

    /// <summary>
    /// Looks whether the file has changed, and puts it to use if it is sound. A file that changed since the last look is
    /// left alone until the next one: somebody may still be writing it. One caller at a time.
    /// </summary>
    /// <returns>What came of it; null where there is nothing new.</returns>
    public ModelChange? Look()
    {
        var now = FileStamp.Of(path);
        var settled = now == seen;
        seen = now;
        if (!settled || now == tried)
            return null;

        tried = now;
        try
        {
            Holder.Swap(path);
            var recovered = fault is not null;
            fault = null;
            return new ModelChange.Taken(Holder.Current, recovered, now.ToString());
        }
        catch (ModelFileException refused)
        {
            fault = refused.Message;
            return new ModelChange.Refused(Holder.Current, refused.Message, now.ToString());
        }
    }

    /// <summary>What a file is recognised by without reading it.</summary>
    private readonly record struct FileStamp(DateTime Written, long Length)
    {
        /// <summary>A missing file has no length.</summary>
        public static FileStamp Of(string path)
        {
            var file = new FileInfo(path);
            return file.Exists ? new FileStamp(file.LastWriteTimeUtc, file.Length) : new FileStamp(default, -1);
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Written.Ticks:x}-{Length}");
    }
}
