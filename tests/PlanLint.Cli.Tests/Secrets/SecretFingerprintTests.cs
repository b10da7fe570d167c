namespace PlanLint.Cli.Tests.Secrets;

/// <summary>A baseline is committed and SARIF is uploaded: neither may hold a hash that a list of words finds a secret by.</summary>
internal sealed class SecretFingerprintTests
{
    private const string Password = """
        resource "aws_db_instance" "main" {
          identifier = "main"
          password   = "@"
        }
        """;

    [TestCase("baseline", ".", "-o", "/dev/stdout")]
    [TestCase("check", ".", "--format", "sarif")]
    public void Do_not_depend_on_what_a_secret_says(params string[] arguments)
    {
        string one = Run("hunter2-Kw81pQ", arguments);
        one.ShouldContain("PL0407");
        Run("hunter3-Zx47mB", arguments).ShouldBe(one);
    }

    [TestCase("check", ".", "--format", "sarif")]
    public void Do_not_depend_on_what_a_secret_key_says(params string[] arguments)
    {
        string one = Run("Kw81pQ77hunterZx", arguments, Keyed);
        one.ShouldContain("PL0412");
        Run("Zx47mB23rabbitQw", arguments, Keyed).ShouldBe(one);
    }

    private const string Keyed = """
        variable "keys" {
          sensitive = true
          default   = { "@" = 1 }
        }
        locals {
          found = { "@" = nosuch("x") }
        }
        """;

    private static string Run(string secret, string[] arguments, string text = Password)
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", text.Replace("@", secret, StringComparison.Ordinal) + "\n");
        return CliProcess.Run(arguments, folder.Path).Output.Replace(folder.Path, "", StringComparison.Ordinal).Replace(Path.GetFileName(folder.Path), "", StringComparison.Ordinal);
    }
}
