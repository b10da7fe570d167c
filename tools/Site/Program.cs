using PlanLint.Site;

// The documentation as a static site: dotnet run --project tools/Site -- FOLDER, in the repository.
if (args is not [var folder] || !File.Exists("PlanLint.sln"))
{
    Console.Error.WriteLine("Usage, in the repository: dotnet run --project tools/Site -- FOLDER");
    return 2;
}
var site = new SiteWriter(Environment.CurrentDirectory, Path.GetFullPath(folder));
try
{
    site.Write();
}
catch (IOException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
foreach (string problem in site.Problems) Console.Error.WriteLine(problem);
Console.WriteLine($"{site.PageCount} pages in {folder}");
return site.Problems.Count == 0 ? 0 : 1;
