using System.Runtime.CompilerServices;

namespace PlanLint.Cli.Tests.Commands;

[NonParallelizable]
internal sealed class DecideCommandTests
{
    private static readonly string Sample = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "samples", "incident"));
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("planlint-decide-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    private (int Exit, string Output, string Errors) Run(params string[] arguments)
    {
        var errors = Console.Error;
        using var told = new StringWriter();
        string table = Path.Combine(folder, "table");
        try
        {
            Console.SetError(told);
            int exit = CommandLine.Run(["decide", .. arguments, "--output", table]);
            return (exit, File.Exists(table) ? File.ReadAllText(table) : "", told.ToString());
        }
        finally
        {
            Console.SetError(errors);
        }
    }

    private static string[] Incident(params string[] more) =>
        [Path.Combine(Sample, "terraform"), "--plan", Path.Combine(Sample, "plan.json"), "--live", Path.Combine(Sample, "live"), "--var-file", Path.Combine(Sample, "terraform", "k3s.tfvars"), .. more];

    [Test]
    public void Prints_the_table_of_the_incident()
    {
        var (exit, output, errors) = Run(Incident());
        exit.ShouldBe(0, errors);
        output.ShouldContain("| 1 | `kubernetes_manifest.cnpg_cluster` |");
        string here = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(Sample, "terraform"));
        output.ShouldContain($"terraform -chdir={here} plan -var-file=k3s.tfvars -target=kubernetes_manifest.cnpg_cluster -out=import.tfplan");
        output.ShouldContain($"planlint check {here} --plan plan.json --live {Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(Sample, "live"))} --var-file");
        foreach (string token in File.ReadLines(Path.Combine(Sample, "terraform", "k3s.tfvars")).Where(l => l.Contains("Tok-")).Select(l => l.Split('"')[1]))
            output.ShouldNotContain(token);
    }

    [Test]
    public void Writes_numbered_folders_into_a_new_folder_only()
    {
        string target = Path.Combine(folder, "steps");
        Run(Incident("--write", target)).Exit.ShouldBe(0);
        Directory.GetFiles(target, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(target, f).Replace('\\', '/')).Order(StringComparer.Ordinal).ShouldBe(
            ["01-import/imports.tf", "02-import/imports.tf", "03-import/imports.tf", "04-import/imports.tf", "05-import/imports.tf", "decisions.md"]);
        File.ReadAllText(Path.Combine(target, "01-import", "imports.tf")).ShouldStartWith("import {\n  to = kubernetes_manifest.cnpg_cluster\n");

        var (exit, _, errors) = Run(Incident("--write", target));
        exit.ShouldBe(2);
        errors.ShouldContain("is not empty");
    }

    [Test]
    public void Says_when_there_is_no_plan_or_none_that_can_be_read()
    {
        string root = Copy();
        var (exit, output, errors) = Run(root);
        exit.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldContain("--plan");

        string broken = Path.Combine(folder, "plan.json");
        File.WriteAllText(broken, "{");
        (exit, output, errors) = Run(root, "--plan", broken);
        exit.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldContain("plan.json");
    }

    [Test]
    public void Asks_about_everything_without_an_inventory()
    {
        string root = Copy();
        var (exit, output, _) = Run(root, "--plan", Path.Combine(Sample, "plan.json"), "--var-file", Path.Combine(root, "k3s.tfvars"), "--format", "json");
        exit.ShouldBe(1);
        output.ShouldContain("\"decision\": \"ask\"");
        output.ShouldNotContain("\"decision\": \"import\"");
    }

    /// <summary>The configuration where no options file names a plan and an inventory.</summary>
    private string Copy()
    {
        string root = Path.Combine(folder, "terraform");
        Directory.CreateDirectory(root);
        foreach (string file in Directory.GetFiles(Path.Combine(Sample, "terraform"), "*.tf*")) File.Copy(file, Path.Combine(root, Path.GetFileName(file)));
        return root;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
