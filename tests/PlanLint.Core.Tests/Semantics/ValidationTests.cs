using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using PlanLint.Diagnostics;
using PlanLint.Semantics;

namespace PlanLint.Core.Tests.Semantics;

/// <summary>What <c>terraform validate</c> refuses, we refuse; what it takes, we take.</summary>
public class ValidationTests
{
    /// <summary>The answers of terraform 1.11.4; <see cref="Answers_are_still_those_of_terraform"/> asks again where it is installed.</summary>
    private static readonly Lazy<IReadOnlyDictionary<string, bool>> Answers = new(() =>
        File.ReadAllLines(AnswersPath).Select(l => l.Split('\t')).ToDictionary(l => l[1], l => l[0] == "valid"));

    private static string AnswersPath => Path.Combine(PlanLint.Testing.RepositoryFiles.Root(), "tests", "PlanLint.Core.Tests", "Semantics", "Fixtures", "validate.answers.tsv");

    [TestCaseSource(typeof(ValidationCase), nameof(ValidationCase.All))]
    public void Agrees_with_terraform_validate(ValidationCase fixture)
    {
        var tree = fixture.Load();
        var problems = tree.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Location}: {d.Message}")
            .Concat(tree.Issues.Where(i => !i.OnlyAtPlan).Select(i => $"{i.Location}: {i.Kind}: {i.Message}")).ToList();
        (problems.Count == 0).ShouldBe(Answers.Value[fixture.Title], string.Join('\n', problems));
    }

    [Test]
    public void Answers_are_still_those_of_terraform()
    {
        if (!TerraformIsInstalled()) Assert.Ignore("terraform is not on PATH, so its recorded answers are not asked for again");
        var answers = new ConcurrentDictionary<string, bool>();
        Parallel.ForEach(ValidationCase.All, new ParallelOptions { MaxDegreeOfParallelism = 2 }, c => answers[c.Title] = Terraform.Validate(c));
        string actual = string.Concat(ValidationCase.All.Select(c => $"{(answers[c.Title] ? "valid" : "invalid")}\t{c.Title}\n"));
        if (Environment.GetEnvironmentVariable("PLANLINT_UPDATE") == "1") File.WriteAllText(AnswersPath, actual);
        File.ReadAllText(AnswersPath).ShouldBe(actual);
    }

    private static bool TerraformIsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(d => File.Exists(Path.Combine(d, "terraform")));

    private static class Terraform
    {
        public static bool Validate(ValidationCase fixture)
        {
            string directory = Directory.CreateTempSubdirectory("planlint-validate-").FullName;
            try
            {
                foreach (var (path, text) in fixture.Files)
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(directory, path))!);
                    File.WriteAllText(Path.Combine(directory, path), text);
                }
                // validate needs modules.json where there are modules; all fixtures call local ones, so it can be written here.
                var tree = fixture.Load();
                if (tree.Modules.Count > 1) WriteManifest(directory, tree);
                using var document = JsonDocument.Parse(Run(directory, "validate", "-json"));
                return document.RootElement.GetProperty("valid").GetBoolean();
            }
            finally
            {
                Directory.Delete(directory, recursive: true);
            }
        }

        private static void WriteManifest(string directory, ModuleTree tree)
        {
            Directory.CreateDirectory(Path.Combine(directory, ".terraform", "modules"));
            var entries = tree.Modules.Select(m => $$"""{"Key":"{{m.Path.ManifestKey}}","Source":"{{m.Call?.Source}}","Dir":"{{(m.Directory.Length == 0 ? "." : m.Directory)}}"}""");
            File.WriteAllText(Path.Combine(directory, ".terraform", "modules", "modules.json"), $$"""{"Modules":[{{string.Join(',', entries)}}]}""");
        }

        private static string Run(string directory, params string[] arguments)
        {
            var start = new ProcessStartInfo("terraform", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["TF_CLI_CONFIG_FILE"] = "/dev/null";
            start.Environment["CHECKPOINT_DISABLE"] = "1";
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
    }
}
