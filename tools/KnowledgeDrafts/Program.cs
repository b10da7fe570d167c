using PlanLint.KnowledgeDrafts;
using PlanLint.KnowledgeDrafts.Bindings;
using PlanLint.KnowledgeDrafts.Drafts;
using PlanLint.KnowledgeDrafts.Facts;
using PlanLint.Rules;

const string Usage = """
    Reads facts about resource types from packages and pages, drafts rows of knowledge from them, and checks the rows there are.
    Usage: dotnet run --project tools/KnowledgeDrafts -- COMMAND FOLDER
      fetch FOLDER PACKAGE...   downloads packages from the npm registry into FOLDER (@cdktf/provider-aws, @pulumi/aws, …)
      read FOLDER               reads FOLDER/*.tgz, and pages in FOLDER/github.com/OWNER/REPOSITORY@COMMIT, into FOLDER/facts.json
      check FOLDER              checks rules/knowledge against them
      draft FOLDER TYPE...      prints rows for types without one of their own (names, patterns, or @FILE with one a line)
      coverage FOLDER [PLANS]   prints how many types have rows: of those read, and of those in plans below PLANS
    """;

if (args is not [var command, var folder, .. var rest])
{
    Console.Error.WriteLine(Usage);
    return 2;
}

string facts = Path.Combine(folder, "facts.json");
switch (command)
{
    case "fetch": return Registry.Fetch(folder, rest);
    case "read":
        ReadAll(folder).Write(facts);
        return 0;
}

if (!File.Exists(facts))
{
    Console.Error.WriteLine($"There is no {facts}; make it with: read {folder}");
    return 2;
}
var book = FactBook.Read(facts);
switch (command)
{
    case "check":
        var check = new RowCheck(book);
        string[] refuted = [.. check.Check(BuiltInKnowledge.Files()), .. check.CheckImports(BuiltInKnowledge.Load())];
        foreach (string line in refuted) Console.WriteLine(line);
        Console.WriteLine($"{check.Checked} names checked, {refuted.Length} refuted");
        return refuted.Length == 0 ? 0 : 1;
    case "coverage":
        var coverage = new CoverageByProvider(BuiltInKnowledge.Load());
        foreach (string line in rest is [var plans]
            ? coverage.OfPlans(Directory.EnumerateFiles(plans, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            : coverage.OfDocumented(book)) Console.WriteLine(line);
        return 0;
    case "draft":
        var named = BuiltInKnowledge.Load().ResourceTypes.ToHashSet(StringComparer.Ordinal);
        string[] patterns = [.. rest.SelectMany(r => r.StartsWith('@') ? File.ReadAllLines(r[1..]) : [r])];
        Console.Write(new DraftRows(book).Write(patterns, named.Contains));
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

static FactBook ReadAll(string folder)
{
    var book = new FactBook();
    string[] packages = [.. Directory.EnumerateFiles(folder, "*.tgz").Order(StringComparer.Ordinal)];
    foreach (string path in packages.Where(p => Path.GetFileName(p).StartsWith("cdktf-", StringComparison.Ordinal)))
    {
        var schemas = CdktfBinding.Read(new Package(path)).ToArray();
        foreach (var schema in schemas) book.Add(schema);
        Console.WriteLine($"{Path.GetFileName(path)}: {schemas.Count(s => !s.IsData)} types, {schemas.Count(s => s.IsData)} data sources");
    }
    string pages = Path.Combine(folder, "github.com");
    string[] repositories = Directory.Exists(pages)
        ? [.. Directory.EnumerateDirectories(pages).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal)]
        : [];
    foreach (string repository in repositories)
    {
        var schemas = DocumentationPages.Read(repository).ToArray();
        foreach (var schema in schemas) book.Add(schema);
        Console.WriteLine($"{Path.GetFileName(repository)}: {schemas.Count(s => !s.IsData)} pages of types, {schemas.Count(s => s.IsData)} of data sources");
    }
    foreach (string path in packages.Where(p => !Path.GetFileName(p).StartsWith("cdktf-", StringComparison.Ordinal)))
    {
        var (matched, classes) = PulumiBinding.Read(new Package(path), book);
        Console.WriteLine($"{Path.GetFileName(path)}: {matched} of {classes} classes matched to a type");
    }
    return book;
}
