namespace PlanLint.MSBuild.Tests;

/// <summary>What a project's properties make of a warning (PL0301) and of an error (PL0120).</summary>
public class SeverityTests
{
    private static Solution solution = null!;

    [OneTimeSetUp]
    public void WriteProjects()
    {
        solution = new Solution();
        Write("Warning", Samples.Warning, Samples.Clean);
        Write("Error", "resource \"terraform_data\" \"a\" {}\n", Samples.Errored);
    }

    private static void Write(string project, string configuration, string plan)
    {
        solution.Write($"{project}/infra/main.tf", configuration);
        solution.Write($"{project}/infra/plan.json", plan);
        solution.WriteProject($"{project}/{project}.csproj", """<PlanLintRoot Include="infra/" Plan="infra/plan.json" />""");
        solution.Dotnet("restore", $"{project}/{project}.csproj").ExitCode.ShouldBe(0);
    }

    [OneTimeTearDown]
    public void Remove() => solution.Dispose();

    [TestCase("", "warning", 0)]
    [TestCase("-p:NoWarn=PL0301", "", 0)]
    [TestCase("-nowarn:PL0301", "", 0)]
    [TestCase("-p:MSBuildWarningsAsMessages=PL0301", "", 0)]
    [TestCase("-p:WarningsAsErrors=PL0301", "error", 1)]
    [TestCase("-warnaserror:PL0301", "error", 1)]
    [TestCase("-p:TreatWarningsAsErrors=true", "error", 1)]
    [TestCase("-p:TreatWarningsAsErrors=true -p:WarningsNotAsErrors=PL0301", "warning", 0)]
    [TestCase("-p:TreatWarningsAsErrors=true -p:NoWarn=PL0301", "", 0)]
    [TestCase("-p:MSBuildTreatWarningsAsErrors=true", "error", 1)]
    [TestCase("-p:PlanLintFailOn=warning", "error", 1)]
    public void A_warning_becomes(string options, string word, int exitCode) => Check("Warning", "PL0301", options, word, exitCode);

    [TestCase("", "error", 1)]
    [TestCase("-p:NoWarn=PL0120", "", 0)]
    [TestCase("-p:WarningsNotAsErrors=PL0120", "error", 1)]
    [TestCase("-p:TreatWarningsAsErrors=true", "error", 1)]
    [TestCase("-p:PlanLintFailOn=never", "warning", 0)]
    [TestCase("-p:PlanLintEnabled=false", "", 0)]
    [TestCase("-p:DesignTimeBuild=true", "", 0)]
    public void An_error_becomes(string options, string word, int exitCode) => Check("Error", "PL0120", options, word, exitCode);

    private static void Check(string project, string code, string options, string word, int exitCode)
    {
        var result = solution.Dotnet(["msbuild", $"{project}/{project}.csproj", "-t:PlanLint", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        string[] logged = [.. result.Output.Split('\n').Where(l => l.Contains(code, StringComparison.Ordinal))];
        if (word.Length == 0) logged.ShouldBeEmpty(result.Output);
        else logged.ShouldContain(l => l.Contains($": {word} {code}: ", StringComparison.Ordinal), result.Output);
        result.ExitCode.ShouldBe(exitCode, result.Output);
    }
}
