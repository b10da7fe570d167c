namespace PlanLint.Fuzz.Targets;

/// <summary>A folder on disk with small files of every kind, put back before each input.</summary>
internal sealed class Sandbox
{
    private static readonly (string Name, string Text)[] Files =
    [
        ("main.tf", "variable \"a\" {\n  default = 1\n}\nresource \"null_resource\" \"a\" {\n  count = 2\n}\nmodule \"m\" {\n  source = \"./m\"\n}\n"),
        ("m/main.tf", "output \"o\" {\n  value = 1\n}\n"),
        ("plan.json", """{"format_version":"1.2","terraform_version":"1.9.0","resource_changes":[{"address":"null_resource.a[0]","mode":"managed","type":"null_resource","name":"a","index":0,"change":{"actions":["create"],"before":null,"after":{"id":"x"},"after_unknown":{},"before_sensitive":false,"after_sensitive":{}}}]}"""),
        ("live/a.json", """{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"a"}}]}"""),
        ("terraform.tfstate", """{"version":4,"terraform_version":"1.9.0","serial":1,"lineage":"a","outputs":{},"resources":[]}"""),
        ("a.tfvars", "a = 2\n"),
        ("a.intent.hcl", "intent \"a\" {\n  change {\n    address = \"null_resource.a[0]\"\n    actions = [\"create\"]\n  }\n}\n"),
        ("a.rule.hcl", "rule \"ORG001\" {\n  title = \"t\"\n  condition = true\n  error_message = \"m\"\n}\n"),
        ("b.json", """{"planlint_baseline":1,"findings":[]}"""),
        ("r.sarif", """{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"ruleId":"A","level":"error","message":{"text":"m"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"main.tf"},"region":{"startLine":1}}}]}]}]}"""),
        ("p.diff", "--- a/main.tf\n+++ b/main.tf\n@@ -1,1 +1,2 @@\n a\n+b\n"),
        ("empty", ""),
        (".git/HEAD", "ref: refs/heads/main\n"),
    ];

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };
    private static readonly DateTime Then = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string listing;

    /// <summary>A new folder in the system's folder for temporary files.</summary>
    public Sandbox()
    {
        Root = Directory.CreateTempSubdirectory("planlint-fuzz-").FullName;
        Fill();
        listing = Listing();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, recursive: true);
    }

    /// <summary>Its absolute path.</summary>
    public string Root { get; }

    /// <summary>True when a file was written, changed or removed.</summary>
    public bool HasChanged => Listing() != listing;

    /// <summary>Makes it what it was.</summary>
    public void Restore()
    {
        if (!HasChanged) return;
        foreach (var entry in new DirectoryInfo(Root).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo { LinkTarget: null } folder) folder.Delete(recursive: true);
            else entry.Delete();
        }
        Fill();
    }

    private void Fill()
    {
        foreach (var (name, text) in Files)
        {
            string path = Path.Combine(Root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            File.SetLastWriteTimeUtc(path, Then);
        }
    }

    private string Listing() =>
        string.Join('\n', new DirectoryInfo(Root).EnumerateFileSystemInfos("*", Everything).Select(e => e is FileInfo f ? $"{f.FullName} {f.Length} {f.LastWriteTimeUtc.Ticks}" : e.FullName).Order(StringComparer.Ordinal));
}
