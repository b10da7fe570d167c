using PlanLint.Diagnostics;
using PlanLint.Loading;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Loading;

/// <summary>CODEOWNERS as each server reads it.</summary>
public sealed class CodeOwnersTests
{
    // The examples of GitHub's documentation, and their lookalikes.
    [TestCase("* @a", "x/y.tf", "@a")]
    [TestCase("*.tf @a", "infra/deep/main.tf", "@a")]
    [TestCase("*.tf @a", "main.tf.json", "")]
    [TestCase("/build/logs/ @a", "build/logs/x/y.tf", "@a")]
    [TestCase("/build/logs/ @a", "other/build/logs/y.tf", "")]
    [TestCase("docs/* @a", "docs/a.tf", "@a")]
    [TestCase("docs/* @a", "docs/deep/a.tf", "")]
    [TestCase("apps/ @a", "x/apps/y/main.tf", "@a")]
    [TestCase("apps/ @a", "apps", "")]
    [TestCase("/apps @a", "apps/y/main.tf", "@a")]
    [TestCase("**/logs @a", "deeply/nested/logs/a.tf", "@a")]
    [TestCase("a/**/b.tf @a", "a/b.tf", "@a")]
    [TestCase("a/**/b.tf @a", "a/x/y/b.tf", "@a")]
    [TestCase("a/**/b.tf @a", "a/x/c.tf", "")]
    [TestCase("/modules/** @a", "modules/x/main.tf", "@a")]
    [TestCase("Infra/ @a", "infra/main.tf", "")]
    // The last match counts, and takes owners away when it names none.
    [TestCase("* @a\n/infra/ @b @org/team", "infra/main.tf", "@b @org/team")]
    [TestCase("/infra/ @b\n* @a", "infra/main.tf", "@a")]
    [TestCase("/infra/ @b\n/infra/github", "infra/github/main.tf", "")]
    // Comments, blanks, addresses.
    [TestCase("# all\n\n*.tf  ops@example.org # mail", "main.tf", "ops@example.org")]
    [TestCase("a\\ b/ @a", "a b/main.tf", "@a")]
    [TestCase("\uFEFF*.tf @a\r\n", "main.tf", "@a")]
    // Sections of GitLab: the last match of each, with the owners of the section for lines without.
    [TestCase("* @a\n[Data] @dba\n*.tf\n^[Docs][2]\n*.md @doc", "main.tf", "@a @dba")]
    public void Patterns_match_as_on_GitHub(string text, string path, string owners)
    {
        var problems = new DiagnosticBag();
        string.Join(' ', CodeOwners.Read(SourceText.From(System.Text.Encoding.UTF8.GetBytes(text), "CODEOWNERS"), false, problems).Of(path)).ShouldBe(owners);
        problems.Diagnostics.ShouldBeEmpty();
    }

    [TestCase(".*\\\\.tf @a", "infra/main.tf", "@a")]
    [TestCase("infra/.* @a\n.*\\\\.tf b", "infra/main.tf", "@a @b")]
    [TestCase("!infra/.* @a", "infra/main.tf", "")]
    [TestCase("!infra/.* @a", "apps/main.tf", "@a")]
    [TestCase("/docs/(a|b)/[^/]*\\\\.tf @a", "docs/b/x.tf", "@a")]
    [TestCase("main.tf|x @a", "main.tfx", "")]
    public void Expressions_match_as_on_Forgejo(string text, string path, string owners)
    {
        var problems = new DiagnosticBag();
        string.Join(' ', CodeOwners.Read(SourceText.From(text, ".forgejo/CODEOWNERS"), true, problems).Of(path)).ShouldBe(owners);
        problems.Diagnostics.ShouldBeEmpty();
    }

    [TestCase("* @a\n*.tf nobody", false, "2,1", "'nobody' is neither @user, @organization/team nor an e-mail address, so the line names no owners.")]
    [TestCase("* @a\n!*.tf @b", false, "2,1", "'!*.tf' holds '!' or brackets, which code owners do not take, so the line names no owners.")]
    [TestCase("* @a\n[Data", false, "2,1", "The section has no ']', so the line names no owners.")]
    [TestCase(".* @a\n( @b", true, "2,1", "'(' is no regular expression, which Forgejo and Gitea take here (")]
    [TestCase(".* @a\n.*tf", true, "2,1", "'.*tf' is followed by no owner, so the line names no owners.")]
    public void A_line_that_is_wrong_is_a_note_and_the_others_count(string text, bool isOfForgejo, string place, string message)
    {
        var problems = new DiagnosticBag();
        CodeOwners.Read(SourceText.From(text, "CODEOWNERS"), isOfForgejo, problems).Of("main.tf").ShouldBe(["@a"]);
        var problem = problems.Diagnostics.ShouldHaveSingleItem();
        problem.Severity.ShouldBe(Severity.Note);
        problem.Location.ToString().ShouldBe($"CODEOWNERS({place})");
        problem.Message.ShouldStartWith(message);
    }

    [TestCase(".github/CODEOWNERS", ".forgejo/workflows/a.yml", "*.tf @a")]
    [TestCase(".gitea/CODEOWNERS", ".github/workflows/a.yml", ".*tf @a")]
    [TestCase("CODEOWNERS", ".forgejo/workflows/a.yml", ".*tf @a")]
    [TestCase("docs/CODEOWNERS", ".github/workflows/a.yml", "*.tf @a")]
    public void The_server_that_is_at_home_says_how_it_is_read(string path, string other, string text)
    {
        string root = Directory.CreateTempSubdirectory("planlint-").FullName;
        foreach (var (name, content) in (ReadOnlySpan<(string, string)>)[(path, text), (other, "")])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, name))!);
            File.WriteAllText(Path.Combine(root, name), content);
        }
        var problems = new DiagnosticBag();
        CodeOwners.Find(new DiskFileSource(root), problems).Of("main.tf").ShouldBe(["@a"]);
        problems.Diagnostics.ShouldBeEmpty();
    }

    [Test]
    public void A_link_out_of_the_repository_is_a_note()
    {
        string root = Directory.CreateTempSubdirectory("planlint-").FullName, outside = Directory.CreateTempSubdirectory("planlint-").FullName;
        File.WriteAllText(Path.Combine(outside, "CODEOWNERS"), "* @a");
        File.CreateSymbolicLink(Path.Combine(root, "CODEOWNERS"), Path.Combine(outside, "CODEOWNERS"));
        var problems = new DiagnosticBag();
        CodeOwners.Find(new DiskFileSource(root), problems).IsEmpty.ShouldBeTrue();
        problems.Diagnostics.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Note);
    }

    [TestCase("**/a/**/b/**/c @a")]
    [TestCase("*a*a*a*a*a*a*a*b @a")]
    public void Patterns_do_not_backtrack(string text)
    {
        string path = string.Join('/', Enumerable.Repeat(new string('a', 200), 200));
        CodeOwners.Read(SourceText.From(text, "CODEOWNERS"), false, new DiagnosticBag()).Of(path).ShouldBeEmpty();
    }
}
