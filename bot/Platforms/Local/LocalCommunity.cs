namespace Belong.Bot.Platforms.Local;

/// <summary>The state of the embedded community: its file, its one writer and what is kept in memory.</summary>
internal sealed class LocalCommunity : IAsyncDisposable
{
    private readonly CommunityWriter _writer;

    private LocalCommunity(CommunityFile file, LocalAddress address, TimeProvider time)
    {
        File = file;
        Time = time;
        Members = file.Read(statements => new LocalMembers(statements));
        Channels = file.Read(statements => new LocalChannels(statements));
        Events = new LocalEvents(Members, address);
        _writer = new CommunityWriter(file, Committed);
        Feed = new EventFeed(file, Members, Events, _writer.Start());
        Live = new LiveUpdates();
    }

    public CommunityFile File { get; }

    public TimeProvider Time { get; }

    /// <summary>In whole milliseconds, as the file keeps it.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(Time.GetUtcNow().ToUnixTimeMilliseconds());

    public LocalMembers Members { get; }

    public LocalChannels Channels { get; }

    public LocalEvents Events { get; }

    public EventFeed Feed { get; }

    public LiveUpdates Live { get; }

    /// <exception cref="CommunityFileException">The file cannot be used; the message says why and what to
    /// do.</exception>
    public static LocalCommunity Open(LocalOptions options, LocalAddress address, TimeProvider time) =>
        new(CommunityFile.Open(options.Path, time.GetUtcNow()), address, time);

    /// <summary>See <see cref="CommunityWriter.WriteAsync"/>.</summary>
    public Task<T> WriteAsync<T>(Func<WriteSession, T> write, CancellationToken cancellationToken) =>
        _writer.WriteAsync(write, cancellationToken);

    public LocalMessage? FindMessage(long number) => File.Read(statements => MessageRows.Find(statements, number));

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        Live.Close();
        File.Dispose();
    }

    private void Committed(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes)
        {
            if (change.Member is not { } member)
            {
                continue;
            }

            Members.Put(member);
            if (change.Kind == ChangeKind.Joined)
            {
                Channels.Put(LocalChannel.ForInbox(member.Slug));
            }
        }

        Feed.Take(changes);
        Live.Publish([.. changes.Where(change => ChangeKinds.Has(ChangeKinds.ForPage, change.Kind))]);
    }
}
