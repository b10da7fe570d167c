namespace PlanLint.MSBuild.Tests;

/// <summary>What a project's properties make of a warning (PL0104) and of an error (PL0120).</summary>
public class SeverityTests
{
    private static Solution solution = null!;

    [OneTimeSetUp]
    public void Write()
    {
        solution = new Solution();
        solution.Write("warning/main.tf", "resource \"terraform_data\" \"a\" {}\n");
        solution.Write("warning/plan.json", Plans.Targeted);
        solution.Write("error/main.tf", "resource \"terraform_data\" \"a\" {}\n");
        solution.Write("error/plan.json", Plans.Errored);
        solution.WriteProject("Warning.csproj", """<PlanLintRoot Include="warning/" Plan="warning/plan.json" />""", "<TargetFramework>net10.0</TargetFramework><BaseIntermediateOutputPath>obj/w/</BaseIntermediateOutputPath>");
        solution.WriteProject("Error.csproj", """<PlanLintRoot Include="error/" Plan="error/plan.json" />""", "<TargetFramework>net10.0</TargetFramework><BaseIntermediateOutputPath>obj/e/</BaseIntermediateOutputPath>");
        solution.Dotnet("restore", "Warning.csproj").ExitCode.ShouldBe(0);
        solution.Dotnet("restore", "Error.csproj").ExitCode.ShouldBe(0);
    }

    [OneTimeTearDown]
    public void Remove() => solution.Dispose();

    [TestCase("", "warning", 0)]
    [TestCase("-p:NoWarn=PL0104", "", 0)]
    [TestCase("-nowarn:PL0104", "", 0)]
    [TestCase("-p:MSBuildWarningsAsMessages=PL0104", "", 0)]
    [TestCase("-p:WarningsAsErrors=PL0104", "error", 1)]
    [TestCase("-warnaserror:PL0104", "error", 1)]
    [TestCase("-p:TreatWarningsAsErrors=true", "error", 1)]
    [TestCase("-p:TreatWarningsAsErrors=true -p:WarningsNotAsErrors=PL0104", "warning", 0)]
    [TestCase("-p:TreatWarningsAsErrors=true -p:NoWarn=PL0104", "", 0)]
    [TestCase("-p:MSBuildTreatWarningsAsErrors=true", "error", 1)]
    [TestCase("-p:PlanLintFailOn=warning", "error", 1)]
    public void A_warning_becomes(string options, string word, int exitCode) => Check("Warning.csproj", "PL0104", options, word, exitCode);

    [TestCase("", "error", 1)]
    [TestCase("-p:NoWarn=PL0120", "", 0)]
    [TestCase("-p:WarningsNotAsErrors=PL0120", "error", 1)]
    [TestCase("-p:TreatWarningsAsErrors=true", "error", 1)]
    [TestCase("-p:PlanLintFailOn=never", "warning", 0)]
    [TestCase("-p:PlanLintEnabled=false", "", 0)]
    [TestCase("-p:DesignTimeBuild=true", "", 0)]
    public void An_error_becomes(string options, string word, int exitCode) => Check("Error.csproj", "PL0120", options, word, exitCode);

    private static void Check(string project, string code, string options, string word, int exitCode)
    {
        // Semicolons aside, an option is a word; NoWarn on the command line replaces the SDK's own list, which does not matter here.
        var result = solution.Dotnet(["msbuild", project, "-t:Build", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        string[] logged = [.. result.Output.Split('\n').Where(l => l.Contains(code, StringComparison.Ordinal))];
        if (word.Length == 0) logged.ShouldBeEmpty(result.Output);
        else logged.ShouldContain(l => l.Contains($": {word} {code}: ", StringComparison.Ordinal), result.Output);
        result.ExitCode.ShouldBe(exitCode, result.Output);
    }
}
