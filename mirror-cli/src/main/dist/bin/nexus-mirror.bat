@echo off
rem Starts the command with the Java of JAVA_HOME, else of the PATH.
setlocal
rem A java.exe that lies in the current directory is not meant.
set "NoDefaultCurrentDirectoryInExePath=1"
for %%I in ("%~dp0..") do set "home=%%~fI"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "PATH=%JAVA_HOME%\bin;%PATH%"
set "version="
for /f "tokens=1-3" %%A in ('java -version 2^>^&1') do if "%%B"=="version" set "version=%%~C"
if not defined version (
  >&2 echo error: there is no Java; install Java 17 and set JAVA_HOME to it
  exit /b 3
)
for /f "delims=.-+" %%N in ("%version%") do set "feature=%%N"
if %feature% LSS 17 (
  >&2 echo error: this is Java %version%; this program needs 17 or newer: set JAVA_HOME to one
  exit /b 3
)
java -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "-Dorg.dockermirror.cli.home=%home%" -cp "%home%\lib\*" org.dockermirror.cli.Main %*
exit /b %ERRORLEVEL%
