using PlanLint.New;

if (args is not ["rule", var id, var name])
{
    Console.Error.WriteLine("Usage: dotnet run --project tools/New -- rule PL0500 name-of-the-smell");
    return 2;
}

string? root = Environment.CurrentDirectory;
while (root is not null && !File.Exists(Path.Combine(root, "PlanLint.sln"))) root = Path.GetDirectoryName(root);
if (root is null)
{
    Console.Error.WriteLine("Run this inside the repository: there is no PlanLint.sln here or above.");
    return 2;
}

var rule = NewRule.Parse(id, name, out string problem);
if (rule is null || !rule.Write(root, out var files, out problem))
{
    Console.Error.WriteLine(problem);
    return 2;
}

foreach (string file in files) Console.WriteLine($"wrote {file}");
Console.WriteLine($"""

    Its tests pass as it stands; what it finds is an example. Now:
    1. Replace each TODO: what the rule finds, its case, its page.
    2. PLANLINT_UPDATE=1 dotnet test tests/PlanLint.Rules.Tests --filter "Catalogue_lists_every_rule|States_title_severity_and_needs"
    3. dotnet test tests/PlanLint.Rules.Tests --filter "{rule.TypeName}|{rule.Id}"
    """);
return 0;
