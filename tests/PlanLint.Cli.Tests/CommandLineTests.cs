namespace PlanLint.Cli.Tests;

/// <summary>Words that no option takes end in a sentence about the option.</summary>
internal sealed class CommandLineTests
{
    [TestCase("--format takes", "check", "--format", "--quiet")]
    [TestCase("--color takes", "check", "--color", "purple")]
    [TestCase("--fail-on takes", "check", "--fail-on", "--quiet")]
    [TestCase("--collect takes kubectl", "inventory", "--collect")]
    [TestCase("--pull takes N", "forgejo-review", "--sarif", "x", "--repo", "a/b", "--sha", "0123456", "--pull")]
    [TestCase("--pull takes a number", "forgejo-review", "--sarif", "x", "--repo", "a/b", "--sha", "0123456", "--pull", "first")]
    [TestCase("--timeout takes", "forgejo-review", "--sarif", "x", "--repo", "a/b", "--sha", "0123456", "--pull", "1", "--timeout", "0")]
    public void A_wrong_value_is_told_with_its_option(string sentence, params string[] words)
    {
        var result = CliProcess.Run(words);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(sentence);
        result.Error.ShouldNotContain("internal error");
    }

    [TestCase("\u001b[31m")]
    [TestCase("\r")]
    [TestCase("\u009b")]
    public void Nothing_that_a_terminal_obeys_is_repeated(string word)
    {
        string error = CliProcess.Run(["explain", $"a{word}b"]).Error;
        error.ShouldContain("a\uFFFD");
        error.ShouldNotContain(word);
    }
}
