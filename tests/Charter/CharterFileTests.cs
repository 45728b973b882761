using System.Text;
using System.Text.Json.Nodes;
using Belong.Bot.Charter;
using Xunit;

namespace Belong.Tests.Charter;

public sealed class CharterFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("belong-charter-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_community_may_replace_the_charter_by_its_own()
    {
        var file = Changed(charter =>
        {
            charter["version"] = "7.1";
            charter["title"] = "Our house rules";
            Clause(charter, "C20")["text"] = "  Sell elsewhere.  ";
        });

        var charter = CharterFile.Load(file);

        Assert.Equal(("7.1", "Our house rules"), (charter.Version, charter.Title));
        Assert.Equal("Sell elsewhere.", charter[new ClauseId("C20")].Text);
    }

    [Fact]
    public void Clauses_that_the_bot_does_not_need_may_be_left_out()
    {
        var file = Changed(charter => RemoveClauses(charter, clause => (string?)clause!["id"] is "C2" or "M6"));

        Assert.Null(CharterFile.Load(file).Find(new ClauseId("C2")));
    }

    [Fact]
    public void Comments_and_a_byte_order_mark_are_allowed()
    {
        var text = "// ours\n" + File.ReadAllText(CharterFile.ShippedPath);

        Assert.NotEmpty(CharterFile.Load(Written([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)])).Clauses);
    }

    [Fact]
    public void All_faults_are_listed_at_once_each_with_its_clause()
    {
        var file = Changed(charter =>
        {
            charter.Remove("version");
            charter["author"] = "me";
            Clause(charter, "C2")["use"] = "punish";
            Clause(charter, "C3")["family"] = "friends";
            Clause(charter, "C4")["text"] = "   ";
            Clause(charter, "C5")["text"] = new string('x', 1_001);
            Clause(charter, "C6")["colour"] = "red";
            Clause(charter, "C7")["report"] = "yes";
            Clause(charter, "C8")["words"] = new JsonArray("", 3);
            Clause(charter, "C10")["id"] = "C9";
            Clause(charter, "C11").Remove("title");
            Clause(charter, "C20")["id"] = "twenty";
            Clause(charter, "M1")["remind"] = false;
            Clause(charter, "M5")["report"] = false;
        });

        var fault = Assert.Throws<CharterException>(() => CharterFile.Load(file));

        Assert.Equal(file, fault.Path);
        string[] expected =
        [
            "\"author\" is not known",
            "\"version\" is missing",
            "(C2): \"use\" is \"punish\"",
            "(C3): \"family\" is \"friends\"",
            "(C4): \"text\" is empty",
            "(C5): \"text\" has",
            "(C6): \"colour\" is not known",
            "(C7): \"report\" must be true or false",
            "(C8): \"words\" must be a list",
            "Clause number 10 (C9): another clause has this id",
            "(C11): \"title\" is missing",
            "(twenty): \"id\" is \"twenty\"",
            "(M1): its \"use\" is \"reminderOnly\" but",
            "\"clauses\" lacks C20",
            "Clause M5: members must always be able to report",
        ];
        Assert.All(
            expected,
            part => Assert.Single(fault.Faults, said => said.Contains(part, StringComparison.Ordinal))
        );
        Assert.Equal(expected.Length, fault.Faults.Count);
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        Assert.All(fault.Faults, said => Assert.Contains(said, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_clause_that_the_bot_cites_itself_must_be_there()
    {
        var file = Changed(charter => RemoveClauses(charter, clause => (string?)clause!["id"] != "C2"));

        var fault = Assert.Single(Assert.Throws<CharterException>(() => CharterFile.Load(file)).Faults);

        Assert.Contains("C1, C4, C5, C7, C8, C9, C20, C23, C30, M2i, M5", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_clauses_are_reportable_than_a_menu_holds()
    {
        var file = Changed(charter =>
        {
            foreach (var clause in charter["clauses"]!.AsArray())
            {
                clause!["report"] = true;
            }
        });

        Assert.Contains(
            "a menu holds 25",
            Assert.Single(Assert.Throws<CharterException>(() => CharterFile.Load(file)).Faults),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "not JSON at line 1")]
    [InlineData("{", "not JSON")]
    [InlineData("{\n \"version\": oops }", "at line 2")]
    [InlineData("{\"version\": \"1\", \"version\": \"2\"}", "not JSON")]
    [InlineData("[]", "one object")]
    [InlineData("{}", "\"clauses\" must be a list")]
    [InlineData("{\"clauses\": []}", "\"clauses\" must be a list")]
    [InlineData("{\"clauses\": [null, 3]}", "Clause number 2: write an object")]
    [InlineData("{\"version\": \"\\ud83d\"}", "half of a \\u character pair")]
    [InlineData("{\"version\": 3}", "\"version\" must be a text")]
    [InlineData("{\"version\": \"1 of 2\"}", "without spaces")]
    public void A_damaged_file_is_refused_with_its_fault(string text, string expected)
    {
        var fault = Assert.Throws<CharterException>(() => CharterFile.Load(Written(Encoding.UTF8.GetBytes(text))));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused()
    {
        var file = Written(Encoding.Latin1.GetBytes("{\"version\": \"é\"}"));

        Assert.Contains(
            "UTF-8",
            Assert.Throws<CharterException>(() => CharterFile.Load(file)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_file_that_is_not_there_or_is_a_folder_or_is_huge_is_refused()
    {
        var missing = Path.Combine(_folder.FullName, "nowhere", "charter.json");
        var huge = Written(new byte[1_048_577]);

        Assert.Contains(
            "no such file",
            Assert.Throws<CharterException>(() => CharterFile.Load(missing)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "cannot be read",
            Assert.Throws<CharterException>(() => CharterFile.Load(_folder.FullName)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "bytes",
            Assert.Throws<CharterException>(() => CharterFile.Load(huge)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "No file is named",
            Assert.Throws<CharterException>(() => CharterFile.Load(" ")).Message,
            StringComparison.Ordinal
        );
    }

    private static JsonObject Clause(JsonObject charter, string id) =>
        charter["clauses"]!.AsArray().First(clause => (string?)clause!["id"] == id)!.AsObject();

    private static void RemoveClauses(JsonObject charter, Func<JsonNode?, bool> which)
    {
        var clauses = charter["clauses"]!.AsArray();
        foreach (var clause in clauses.Where(which).ToList())
        {
            clauses.Remove(clause);
        }
    }

    private string Changed(Action<JsonObject> change)
    {
        var charter = JsonNode.Parse(File.ReadAllBytes(CharterFile.ShippedPath))!.AsObject();
        change(charter);
        return Written(Encoding.UTF8.GetBytes(charter.ToJsonString()));
    }

    private string Written(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, "charter.json");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
