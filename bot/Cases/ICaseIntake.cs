namespace Belong.Bot.Cases;

/// <summary>Where what was screened goes.</summary>
internal interface ICaseIntake
{
    /// <summary>Records a batch, all of it or nothing. After a failure it may be given again.</summary>
    Task TakeAsync(ScreenedBatch batch, CancellationToken cancellationToken);
}
