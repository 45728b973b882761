using Belong.Bot.Screening.Detectors;
using Belong.Tests.Support;
using Xunit;

namespace Belong.Tests.Screening;

public sealed class ClassifierFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public ClassifierFileTests() => BlankModel.Write(_path = _folder.File("a.model"), "first");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_stays_as_it_is_is_not_read_again()
    {
        var file = new ClassifierFile(_path);
        var model = file.Holder.Current;

        Assert.Null(file.Look());
        Assert.Null(file.Look());
        Assert.Same(model, file.Holder.Current);
    }

    [Fact]
    public void A_new_model_is_taken_once_two_looks_agree()
    {
        var file = new ClassifierFile(_path);
        BlankModel.Write(_path, "second");

        Assert.Null(file.Look());
        var taken = Assert.IsType<ModelChange.Taken>(file.Look());

        Assert.StartsWith("second+", taken.InUse.Version, StringComparison.Ordinal);
        Assert.Same(taken.InUse, file.Holder.Current);
        Assert.Null(ModelNotice.Of("model", taken));
        Assert.Null(file.Look());
    }

    [Fact]
    public void A_file_that_is_still_being_written_is_left_alone()
    {
        var file = new ClassifierFile(_path);
        BlankModel.Write(_path, "second");
        var whole = File.ReadAllBytes(_path);
        for (var part = 1; part < 4; part++)
        {
            File.WriteAllBytes(_path, whole[..(whole.Length * part / 4)]);
            Assert.Null(file.Look());
        }

        File.WriteAllBytes(_path, whole);
        Assert.Null(file.Look());
        Assert.IsType<ModelChange.Taken>(file.Look());
        Assert.Null(file.Fault);
    }

    [Fact]
    public void A_damaged_file_leaves_the_last_good_model_and_is_told_of_once_until_it_changes_again()
    {
        var file = new ClassifierFile(_path);
        var whole = File.ReadAllBytes(_path);
        var damaged = whole.ToArray();
        damaged[whole.Length / 2] ^= 1;
        File.WriteAllBytes(_path, damaged);

        file.Look();
        var refused = Assert.IsType<ModelChange.Refused>(file.Look());

        Assert.Contains("is damaged", refused.Why, StringComparison.Ordinal);
        Assert.Equal(refused.Why, file.Fault);
        Assert.StartsWith("first+", file.Holder.Current.Version, StringComparison.Ordinal);
        var notice = ModelNotice.Of("model", refused);
        Assert.Contains("first+", notice!.Text, StringComparison.Ordinal);
        Assert.NotNull(notice.OnceFor);
        Assert.Null(file.Look());

        BlankModel.Write(_path, "third");
        file.Look();
        var taken = Assert.IsType<ModelChange.Taken>(file.Look());
        Assert.True(taken.Recovered);
        Assert.Null(file.Fault);
        Assert.Contains("third+", ModelNotice.Of("model", taken)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_gone_leaves_the_last_good_model()
    {
        var file = new ClassifierFile(_path);
        File.Delete(_path);

        file.Look();

        Assert.Contains(
            "does not exist",
            Assert.IsType<ModelChange.Refused>(file.Look()).Why,
            StringComparison.Ordinal
        );
    }
}
