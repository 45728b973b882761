using System.Globalization;
using Belong.Classifiers.Model;

namespace Belong.Bot.Screening.Detectors;

/// <summary>A model file, and the last good model that came of it.</summary>
internal sealed class ClassifierFile
{
    private readonly string _path;
    private FileStamp _tried;
    private FileStamp _seen;
    private volatile string? _fault;

    /// <summary>Loads the model for the first time.</summary>
    /// <exception cref="ModelFileException">The file is missing, damaged, newer than this program or no
    /// model.</exception>
    public ClassifierFile(string path)
    {
        _path = path;

        // Before it is read: what changes meanwhile is a change.
        _tried = _seen = FileStamp.Of(path);
        Holder = new ClassifierHolder(ClassifierSnapshot.Of(TextClassifier.Load(path)));
    }

    public ClassifierHolder Holder { get; }

    /// <summary>Why the file as it is now is not in use; null when it is.</summary>
    public string? Fault => _fault;

    /// <summary>
    /// Looks whether the file has changed, and puts it to use if it is sound. A file that changed since the last look
    /// is left alone until the next one: somebody may still be writing it. One caller at a time.
    /// </summary>
    /// <returns>What came of it; null where there is nothing new.</returns>
    public ModelChange? Look()
    {
        var now = FileStamp.Of(_path);
        var settled = now == _seen;
        _seen = now;
        if (!settled || now == _tried)
            return null;

        _tried = now;
        try
        {
            Holder.Swap(_path);
            var recovered = _fault is not null;
            _fault = null;
            return new ModelChange.Taken(Holder.Current, recovered, now.ToString());
        }
        catch (ModelFileException refused)
        {
            _fault = refused.Message;
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

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Written.Ticks:x}-{Length}");
    }
}
