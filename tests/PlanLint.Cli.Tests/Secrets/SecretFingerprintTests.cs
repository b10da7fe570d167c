namespace PlanLint.Cli.Tests.Secrets;

/// <summary>A baseline is committed and SARIF is uploaded: neither may hold a hash that a list of words finds a secret by.</summary>
internal sealed class SecretFingerprintTests
{
    [TestCase("baseline", ".", "-o", "/dev/stdout")]
    [TestCase("check", ".", "--format", "sarif")]
    public void Do_not_depend_on_what_a_secret_says(params string[] arguments)
    {
        string one = Run("hunter2-Kw81pQ", arguments);
        one.ShouldContain("PL0407");
        Run("hunter3-Zx47mB", arguments).ShouldBe(one);
    }

    private static string Run(string secret, string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", $$"""
            resource "aws_db_instance" "main" {
              identifier = "main"
              password   = "{{secret}}"
            }
            """ + "\n");
        return CliProcess.Run(arguments, folder.Path).Output.Replace(folder.Path, "", StringComparison.Ordinal).Replace(Path.GetFileName(folder.Path), "", StringComparison.Ordinal);
    }
}
