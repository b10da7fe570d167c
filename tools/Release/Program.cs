using System.Globalization;
using PlanLint.Hosting;
using PlanLint.Release;

// Finishes what eng/release has built: same bytes for the same commit, archives, checksums.
if (args is not [var folder, var seconds] || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long epoch) || !Directory.Exists(folder))
{
    Console.Error.WriteLine("Usage: dotnet run --project tools/Release -- FOLDER SECONDS_SINCE_1970 (eng/release calls it)");
    return 2;
}

var time = DateTimeOffset.FromUnixTimeSeconds(epoch);
foreach (string package in Directory.GetFiles(folder, "*.nupkg").Order(StringComparer.Ordinal)) PackageFile.Normalize(package, time);
foreach (string bom in Directory.GetFiles(folder, "*.cdx.json")) BillOfMaterials.Complete(bom, time);

var documents = ReleaseDocuments.All(time);
string native = Path.Combine(folder, $"PlanLint.Cli.linux-x64.{Linter.Version}.nupkg");
if (File.Exists(native)) ReleaseArchive.Write(folder, "linux-x64", PackageFile.Read(native, "tools/any/linux-x64/"), documents, time);
string published = Path.Combine(folder, "publish");
if (Directory.Exists(published))
{
    foreach (string platform in Directory.GetDirectories(published).Order(StringComparer.Ordinal))
    {
        var files = Directory.GetFiles(platform).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)));
        ReleaseArchive.Write(folder, Path.GetFileName(platform), files, documents, time);
    }
    Directory.Delete(published, recursive: true);
}
Checksums.Write(folder);
foreach (string file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(file).Length,12:N0}  {Path.GetFileName(file)}"));
return 0;
