@echo off
setlocal
set "NODE_OPTIONS="
set "NODE_PATH="
if not exist "%~dp0app\node.exe" goto incomplete
if not exist "%~dp0app\node_modules\@duckdb\node-bindings-win32-x64\duckdb.dll" goto incomplete
"%~dp0app\node.exe" "%~dp0app\dist\cli\main.js" %*
exit /b %errorlevel%
:incomplete
chcp 65001 >nul
echo 【E6004】程序文件不全，没有运行。>&2
echo   怎么办：把压缩包完整解压到一个文件夹再运行，不要在压缩包里直接双击；是杀毒软件隔离了文件的，恢复并加入信任区。>&2
echo   数据状态：没有改动任何文件。>&2
exit /b 6
