using PlanLint.Files;

namespace PlanLint.Core.Tests.Files;

public sealed class AtomicFileTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("planlint-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Replaces_the_old_file_and_leaves_nothing_beside_it()
    {
        string file = Old();
        AtomicFile.Write(file, w => w.Write("new")).ShouldBeNull();
        File.ReadAllText(file).ShouldBe("new");
        Directory.GetFileSystemEntries(folder).ShouldBe([file]);
    }

    [Test]
    public void Leaves_the_old_file_when_writing_fails_half_way()
    {
        string file = Old();
        AtomicFile.Write(file, w =>
        {
            w.Write(new string('x', 200_000));
            throw new IOException("No space left on device");
        }).ShouldNotBeNull().ShouldContain("the old file is as it was");
        File.ReadAllText(file).ShouldBe("old");
        Directory.GetFileSystemEntries(folder).ShouldBe([file]);
    }

    [Test]
    public void Names_the_folder_that_is_missing() =>
        AtomicFile.Write(Path.Combine(folder, "no/such/file.json"), _ => Assert.Fail("nothing may be written")).ShouldNotBeNull().ShouldContain("does not exist");

    [Test]
    public void Does_not_take_a_folder_for_a_file() => AtomicFile.Write(folder, _ => { }).ShouldNotBeNull().ShouldContain("is a folder");

    [Test, Platform("Linux"), System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public void Writes_to_devices_instead_of_replacing_them()
    {
        AtomicFile.Write("/dev/null", w => w.Write("x")).ShouldBeNull();
        AtomicFile.Write("/dev/full", w => w.Write("x")).ShouldNotBeNull().ShouldContain("is the disk full?");
        new FileInfo("/dev/null").Length.ShouldBe(0);
    }

    [Test, Platform("Linux"), System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public void Follows_a_link_and_keeps_who_may_read_the_file()
    {
        string file = Old(), link = Path.Combine(folder, "link");
        File.CreateSymbolicLink(link, file);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        AtomicFile.Write(link, w => w.Write("new")).ShouldBeNull();
        File.ReadAllText(file).ShouldBe("new");
        new FileInfo(link).LinkTarget.ShouldBe(file);
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private string Old()
    {
        string file = Path.Combine(folder, "report.json");
        File.WriteAllText(file, "old");
        return file;
    }
}
