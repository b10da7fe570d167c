using PlanLint.Addresses;
using PlanLint.Consoles;
using PlanLint.Evaluation;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Semantics;

namespace PlanLint.Core.Tests.Evaluation;

/// <summary>The root module in which the conformance expressions were evaluated, on disk in a directory of its own.</summary>
internal sealed class EvalContext : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("planlint-eval-").FullName;

    public EvalContext()
    {
        string source = Folder("context");
        foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(directory, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        // Terraform's console had made these two when fileset was asked.
        File.WriteAllText(Path.Combine(directory, ".terraform.tfstate.lock.info"), "");
        File.WriteAllText(Path.Combine(directory, "terraform.tfstate"), "");
        var tree = new ModuleLoader(new DiskFileSource(directory)).Load("");
        tree.Diagnostics.ShouldBeEmpty();
        Scope = new ConsoleScope(new ModuleEvaluation(tree, new ModuleEvaluationOptions { Workspace = "default" }).Scope(ModulePath.Root)!);
        Options = EvaluationOptions.Default with { Files = tree.Files, IsConsole = true };
    }

    public Scope Scope { get; }

    public EvaluationOptions Options { get; }

    public static string Folder(string name) => Path.Combine(TestContext.CurrentContext.TestDirectory, "Conformance", "eval", name);

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
