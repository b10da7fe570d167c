using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Hosting;
using PlanLint.Testing;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Files;

/// <summary>A file that changed after it was analysed keeps the change (tests/corpus/hostile/21-lost-edit).</summary>
public sealed class FixWriterTests
{
    private static readonly string Case = Path.Combine(RepositoryFiles.Root(), "tests", "corpus", "hostile", "21-lost-edit");
    private string root = "";

    [SetUp]
    public void Copy_the_case()
    {
        root = Directory.CreateTempSubdirectory("planlint-").FullName;
        foreach (string file in Directory.EnumerateFiles(Case)) File.WriteAllText(Path.Combine(root, Path.GetFileName(file)), File.ReadAllText(file));
    }

    [TearDown]
    public void Remove_it() => Directory.Delete(root, recursive: true);

    [Test]
    public void An_edit_made_meanwhile_stays_and_the_other_file_is_written()
    {
        FixedFile[] files = [Emptied("main.tf"), Emptied("other.tf")];
        File.AppendAllText(Path.Combine(root, "main.tf"), "# USER EDIT\n");
        var outcome = FixWriter.Write(root, new FixResult([.. files], [], []));
        outcome.FileCount.ShouldBe(1);
        outcome.Problems.ShouldHaveSingleItem().ShouldBe("'main.tf' was changed meanwhile, so it was left as it is; run the command again");
        File.ReadAllText(Path.Combine(root, "main.tf")).ShouldEndWith("# USER EDIT\n");
        File.ReadAllText(Path.Combine(root, "other.tf")).ShouldBeEmpty();
        Directory.GetFiles(root).Length.ShouldBe(2);
    }

    [Test]
    public void A_file_that_appeared_meanwhile_stays()
    {
        var made = new FixedFile("imports.tf", null, [(new TextSpan(0, 0), "import {}\n")]);
        File.WriteAllText(Path.Combine(root, "imports.tf"), "# mine\n");
        var outcome = FixWriter.Write(root, new FixResult([made], [], []));
        outcome.Problems.ShouldHaveSingleItem().ShouldContain("was changed meanwhile");
        File.ReadAllText(Path.Combine(root, "imports.tf")).ShouldBe("# mine\n");
    }

    private FixedFile Emptied(string path)
    {
        var text = SourceText.From(File.ReadAllBytes(Path.Combine(root, path)), path);
        return new FixedFile(path, text, [(new TextSpan(0, text.Length), "")]);
    }
}
